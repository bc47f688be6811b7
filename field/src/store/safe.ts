/** A few named records, all or nothing. On the phone they lie encrypted in IndexedDB; in practice mode, in memory only. */

import { text, utf8, type Bytes } from '../kernel/bytes.ts'
import { decrypt, encrypt } from './keys.ts'
import type { Disk } from './disk.ts'

/** What changes together: records by name (undefined removes one), boxes sealed to the office by their sequence. */
export type Change = {
  records?: Map<string, unknown>
  boxes?: Map<number, Bytes | undefined>
  /** Photographs by the sequence of the operation that names them: apart, so that unlocking opens none. */
  photos?: Map<number, Bytes | undefined>
  wayOut?: Promise<unknown>
}

export type Safe = {
  all: () => Promise<Map<string, unknown>>
  /** Durable when the promise is kept; nothing of it is written otherwise. */
  commit: (change: Change) => Promise<void>
  photo: (sequence: number) => Promise<Bytes | undefined>
}

const place = (sequence: number): string => `photo ${sequence}`

export function sealedSafe(disk: Disk, key: CryptoKey): Safe {
  return {
    async all() {
      const [names, sealed] = await Promise.all([disk.keys('sealed') as Promise<string[]>, disk.values('sealed') as Promise<Bytes[]>])
      const open = async (name: string, at: number) => [name, JSON.parse(text(await decrypt(key, name, sealed[at]!)))] as const
      return new Map(await Promise.all(names.map(open)))
    },
    async commit({ records = new Map(), boxes = new Map(), photos = new Map(), wayOut }) {
      const sealing = [...records].map(async ([name, value]) => {
        const bytes = value === undefined ? undefined : await encrypt(key, name, utf8(JSON.stringify(value)))
        return ['sealed', name, bytes] as const
      })
      const hiding = [...photos].map(async ([sequence, photo]) => ['photos', sequence, photo && (await encrypt(key, place(sequence), photo))] as const)
      const [head, ...sealed] = await Promise.all([wayOut, ...sealing, ...hiding])
      const out = [...boxes].map(([sequence, box]) => ['boxes', sequence, box] as const)
      await disk.write([...sealed, ...out, ...(head ? [['plain', 'way out', head] as const] : [])])
    },
    async photo(sequence) {
      const sealed = await disk.get('photos', sequence)
      return sealed ? decrypt(key, place(sequence), sealed as Bytes) : undefined
    },
  }
}

export function memorySafe(): Safe {
  const kept = new Map<string, string>()
  return {
    all: async () => new Map([...kept].map(([name, written]) => [name, JSON.parse(written)])),
    async commit({ records = new Map() }) {
      for (const [name, value] of records) {
        if (value === undefined) kept.delete(name)
        else kept.set(name, JSON.stringify(value))
      }
    },
    photo: async () => undefined,
  }
}
