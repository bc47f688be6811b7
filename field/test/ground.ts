/** A phone of the tests: enrolled, with keys of its own, and a safe in memory. */

import { newHead, openBook, type Book, type Identity } from '../src/book/book.ts'
import { b64 } from '../src/kernel/bytes.ts'
import type { Disk } from '../src/store/disk.ts'
import { makeSigner } from '../src/store/keys.ts'
import { memorySafe } from '../src/store/safe.ts'

export const DEVICE = '0192f0c1-2345-7abc-8def-0123456789ab'
export const PERSON = '0192f0c1-2345-7abc-8def-0000000000aa'
export const told = { app: '0.1.0', free: 512 }

export async function identity(): Promise<Identity> {
  const signer = await makeSigner()
  const office = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const key = b64(new Uint8Array(await crypto.subtle.exportKey('raw', office.publicKey)))
  const organisation = { id: DEVICE, code: 'KIM', name: 'Kimbata', kind: 'scoops' }
  return { device: DEVICE, name: 'T', organisation, centre: null, series: 'A7', zone: 60, seal: { id: 'ab', key }, secret: signer.secret, spki: signer.spki }
}

export async function phone(safe = memorySafe(), clock = Date.now): Promise<Book> {
  const book = await openBook(safe, await newHead(await identity(), []), false, clock)
  book.author = PERSON
  return book
}

/** Shelves in memory, with everything that was read or written. */
export function watchedDisk() {
  const shelves = { plain: new Map<unknown, unknown>(), sealed: new Map<unknown, unknown>(), boxes: new Map<unknown, unknown>(), photos: new Map<unknown, unknown>() }
  const asked: string[] = [], disk: Disk = {
    get: async (shelf, key) => (asked.push(`get ${shelf}`), shelves[shelf].get(key)),
    keys: async (shelf) => (asked.push(`keys ${shelf}`), [...shelves[shelf].keys()] as string[]),
    values: async (shelf) => (asked.push(`values ${shelf}`), [...shelves[shelf].values()]),
    write: async (changes) => {
      asked.push(`write ${changes.map(([shelf, key]) => `${shelf} ${String(key).replace(/\d+/, '#')}`).sort().join(', ')}`)
      for (const [shelf, key, value] of changes) value === undefined ? shelves[shelf].delete(key) : shelves[shelf].set(key, value)
    },
    erase: async () => undefined,
  }
  return { disk, shelves, asked }
}
