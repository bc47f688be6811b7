/** Photographs go after the operations that name them, one after the other, in pieces, and go on where a cut left them
 * (docs/sync.md §8). Nothing runs when nobody asks. */

import type { Book } from '../book/book.ts'
import type { Line } from '../book/lines.ts'
import { letGo, waitingPhotos } from '../book/photos.ts'
import { b64, hex, sha256, type Bytes } from '../kernel/bytes.ts'
import { shortId } from '../kernel/ids.ts'
import type { Hindrance } from './exchange.ts'

/** Bytes: a second and a half at 50 kbit/s, so that a cut costs no more. */
export const PIECE = 8192
/** Bytes of headers both ways, which no script can count. */
export const HEADS = 900
const PATIENCE = 60_000
const MOST_TRIES = 3

export type Told = { status: number; body: { at?: number; kept?: boolean; error?: string; message?: string } }
export type Put = (address: string, piece: Bytes, headers: { [name: string]: string }) => Promise<Told | null>

/** null when no answer came: nobody knows what arrived, and the next answer tells. */
export const put: Put = async (address, piece, headers) => {
  try {
    const way = { method: 'PUT', headers, body: piece, signal: AbortSignal.timeout(PATIENCE), cache: 'no-store', credentials: 'omit' } as const
    const answer = await fetch(address, way)
    return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Told['body'] }
  } catch {
    return null
  }
}

/** How far each has come, by sequence: of a photograph begun before the app was opened the first answer tells it. */
const begun = new Map<number, number>()

/** '' when every photograph that may go is gone. `step` is told after each piece. */
export async function sendPhotos(book: Book, step: () => void, send = put): Promise<Hindrance | ''> {
  for (const line of waitingPhotos(book)) {
    if (line.operation.sequence > book.head.sure) continue
    const hindrance = await sendOne(book, line, step, send)
    if (hindrance) return hindrance
  }
  return ''
}

async function sendOne(book: Book, line: Line, step: () => void, send: Put): Promise<Hindrance | ''> {
  const photo = await book.photo(line), { sequence } = line.operation
  if (!photo) return await letGo(book, line), ''
  const digest = hex(await sha256(photo))
  let at = begun.get(sequence) ?? 0, tries = MOST_TRIES
  for (;;) {
    const piece = photo.subarray(at, at + PIECE)
    const answer = await send(`/api/sync/files/${digest}?at=${at}`, piece, await headed(book, digest, photo.length, at, piece))
    if (!answer) return 'network'
    const { status, body } = answer
    if (status === 200 && body.kept) return await letGo(book, line), begun.delete(sequence), step(), ''
    if (status === 422) return await letGo(book, line, body.message), ''
    if (status === 404) return '' // nothing there waits for it yet: after another exchange
    if (status === 410) return 'wipe'
    if (status === 401) return body.error === 'device' ? 'device' : 'signature'
    if (status === 409 && --tries < 0) return 'busy'
    if ((status !== 200 && status !== 409) || typeof body.at !== 'number') return status >= 500 ? 'busy' : 'malformed'
    at = body.at
    begun.set(sequence, at)
    step()
  }
}

async function headed(book: Book, digest: string, length: number, at: number, piece: Bytes): Promise<{ [name: string]: string }> {
  const { device } = book.head.identity
  const said = ['lisanga-file-1', device, digest, length, at, b64(await sha256(piece))].join('\n')
  return { 'Lisanga-Device': shortId(device), 'Lisanga-Length': String(length), 'Lisanga-Signature': await book.sign(said) }
}

/** What is still to go of them all, headers included; bytes. */
export function weightOf(lines: Line[]): number {
  return lines.reduce((sum, { photo = 0, operation: { sequence } }) => {
    const left = Math.max(0, photo - (begun.get(sequence) ?? 0))
    return sum + left + Math.ceil(left / PIECE) * HEADS
  }, 0)
}
