/** A few named records, all or nothing. On the phone they lie encrypted in IndexedDB; in practice mode, in memory only. */

import { text, utf8, type Bytes } from '../kernel/bytes.ts'
import { decrypt, encrypt } from './keys.ts'
import type { Disk } from './disk.ts'

/** What changes together: records by name (undefined removes one), boxes sealed to the office by their sequence. */
export type Change = {
  records?: Map<string, unknown>
  boxes?: Map<number, Bytes | undefined>
  wayOut?: unknown
}

export type Safe = {
  read: (name: string) => Promise<unknown>
  names: () => Promise<string[]>
  /** Durable when the promise is kept; nothing of it is written otherwise. */
  commit: (change: Change) => Promise<void>
  boxes: () => Promise<Bytes[]>
}

export function sealedSafe(disk: Disk, key: CryptoKey): Safe {
  return {
    async read(name) {
      const sealed = await disk.get('sealed', name)
      return sealed && JSON.parse(text(await decrypt(key, name, sealed as Bytes)))
    },
    names: () => disk.keys('sealed') as Promise<string[]>,
    async commit({ records = new Map(), boxes = new Map(), wayOut }) {
      const sealed = await Promise.all(
        [...records].map(async ([name, value]) => {
          const bytes = value === undefined ? undefined : await encrypt(key, name, utf8(JSON.stringify(value)))
          return ['sealed', name, bytes] as const
        }),
      )
      const out = [...boxes].map(([sequence, box]) => ['boxes', sequence, box] as const)
      const head = wayOut === undefined ? [] : [['plain', 'way out', wayOut] as const]
      await disk.write([...sealed, ...out, ...head])
    },
    boxes: async () => (await disk.values('boxes')) as Bytes[],
  }
}

export function memorySafe(): Safe {
  const kept = new Map<string, string>()
  return {
    read: async (name) => (kept.has(name) ? JSON.parse(kept.get(name)!) : undefined),
    names: async () => [...kept.keys()],
    async commit({ records = new Map() }) {
      for (const [name, value] of records) {
        if (value === undefined) kept.delete(name)
        else kept.set(name, JSON.stringify(value))
      }
    },
    boxes: async () => [],
  }
}
