/** One exchange with the office (docs/sync.md §3, §4): operations up, verdicts and rows down. */

import type { Book, News, Verdict } from '../book/book.ts'
import type { Answered } from '../book/window.ts'
import { b64, sha256, utf8, type Bytes } from '../kernel/bytes.ts'
import { shortId } from '../kernel/ids.ts'
import { pack } from './packing.ts'

/** What hinders; each has its sentence in the catalogue. */
export type Hindrance = 'network' | 'busy' | 'malformed' | 'device' | 'signature' | 'version' | 'wipe' | 'size'

export type Answer = {
  at: number
  now: number
  h?: string
  r: string
  p?: { [sequence: string]: { problems?: Verdict['problems'] } }
  e?: [number, string][]
  w?: Answered & { numbers?: [number, number][] }
  wipe?: boolean
  revoked?: boolean
}

export type Request = { body: Bytes; inflated: Bytes; signature: string; first: number; last: number }

const MOST_OPERATIONS = 1000
const MOST_ROWS = 2000

export async function request(book: Book, first: number, told: { app: string; free: number }, lost = false): Promise<Request> {
  const { identity, cursor } = book.head
  const n = await book.nextContact(Math.min(book.head.sequence, first + MOST_OPERATIONS - 1))
  const lines = book.from(first).slice(0, MOST_OPERATIONS).filter((line) => line.operation.sequence <= book.head.offered)
  const last = first + lines.length - 1
  const hash = lines.at(-1)?.hash ?? book.hashBefore(first)
  const packed = pack(lines.map((line) => line.operation), identity.zone)
  const said = {
    v: 1,
    d: shortId(identity.device),
    n,
    m: Math.round(book.now() - book.head.offset),
    z: identity.zone,
    f: first,
    p: book.hashBefore(first),
    ...(lines.length ? packed : { t: 0, a: [], u: [], c: [], o: [] }),
    i: { left: book.head.sequence - last + [...book.lines.values()].filter((line) => line.photo).length, ...told },
    q: { at: cursor, max: MOST_ROWS },
    ...(lost ? { lost: true } : {}),
  }
  const inflated = utf8(JSON.stringify(said))
  const signed = ['lisanga-sync-1', identity.device, n, last, `${hash}.${b64(await sha256(inflated))}`].join('\n')
  return { body: await gzipped(inflated), inflated, signature: await book.sign(signed), first, last }
}

async function gzipped(bytes: Bytes): Promise<Bytes> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

/** Run-length verdicts: "a50f1a3". */
export function verdicts(first: number, answer: Answer): Map<number, Verdict> {
  const all = new Map<number, Verdict>()
  let sequence = first
  for (const [, letter, count] of answer.r.matchAll(/([a-z])(\d+)/g)) {
    for (let left = Number(count); left > 0; left--, sequence++) {
      all.set(sequence, { letter: letter!, problems: answer.p?.[sequence]?.problems ?? [] })
    }
  }
  for (const [earlier, letter] of answer.e ?? []) all.set(earlier, { letter, problems: [] })
  return all
}

export function news(sent: Request, answer: Answer, clock: number, bytes: number): News {
  return {
    at: answer.at,
    verdicts: verdicts(sent.first, answer),
    offset: answer.now - clock,
    revoked: answer.revoked ?? false,
    contact: { at: answer.now, bytes, operations: sent.last - sent.first + 1 },
    ...(answer.h ? { fork: answer.h } : {}),
    ...(answer.w ? { rows: answer.w } : {}),
    ...(answer.w?.numbers ? { numbers: answer.w.numbers } : {}),
  }
}
