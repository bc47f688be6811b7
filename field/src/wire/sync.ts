/** Goes to the office and back until nothing is left to send or to fetch. Nothing runs when nobody asks. */

import type { Book } from '../book/book.ts'
import { news, request, type Answer, type Hindrance } from './exchange.ts'

export type Outcome = { done: true; bytes: number } | { done: false; hindrance: Hindrance; retryAfter?: number }

const PATIENCE = 120_000
const HEADS = 700 // bytes of headers both ways, which no script can count
const MOST_ROUNDS = 50

export async function synchronise(book: Book, told: { app: string; free: number }, send = post): Promise<Outcome> {
  let bytes = 0, first = book.head.sure + 1, lost = false
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const sent = await request(book, first, told, lost)
    const reply = await send('/api/sync', sent.body, sent.signature)
    if (!reply) return { done: false, hindrance: 'network' }
    bytes += sent.body.length + reply.size + HEADS
    const said = reply.body as (Answer & { error?: string; at: number }) | null
    if (reply.status === 409 && said?.error === 'gap') {
      // The office holds less than we believed: from there on again, as far as this phone still has it.
      lost = !book.lines.has(said.at + 1)
      first = lost ? Math.min(...book.lines.keys(), book.head.sequence + 1) : said.at + 1
      continue
    }
    if (reply.status !== 200 || !said) return { done: false, ...hindrance(reply.status, said?.error, reply.retryAfter) }
    await book.answered(news(sent, said, Date.now(), bytes))
    if (said.wipe) return { done: false, hindrance: 'wipe' }
    first = book.head.sure + 1
    lost = false
    if (!said.w?.more && book.head.sure >= book.head.sequence) return { done: true, bytes }
    if (!said.w?.more && said.at < sent.last) return { done: false, hindrance: 'busy' }
  }
  return { done: false, hindrance: 'busy' }
}

function hindrance(status: number, error: string | undefined, retryAfter: number) {
  if (status === 410) return { hindrance: 'wipe' as const }
  if (status === 503 || status === 502 || status === 504 || status === 429) return { hindrance: 'busy' as const, retryAfter }
  if (error === 'device' || error === 'signature' || error === 'version') return { hindrance: error as Hindrance }
  return { hindrance: (status === 413 ? 'size' : 'malformed') as Hindrance }
}

export type Reply = { status: number; body: unknown; size: number; retryAfter: number }
export type Send = (address: string, body: BodyInit, signature: string) => Promise<Reply | null>

/** null when no answer came: nobody knows whether it arrived, and sending again does no harm. */
export const post: Send = async (address, body, signature) => {
  const headers: { [name: string]: string } = { 'Content-Type': 'application/json' }
  if (signature) Object.assign(headers, { 'Content-Encoding': 'gzip', 'Lisanga-Signature': signature })
  try {
    const way = { method: 'POST', headers, body, signal: AbortSignal.timeout(PATIENCE), cache: 'no-store', credentials: 'omit' } as const
    const answer = await fetch(address, way)
    const written = await answer.text()
    const timing = performance.getEntriesByType('resource').filter((one) => one.name === answer.url).at(-1)
    const size = (timing as PerformanceResourceTiming | undefined)?.encodedBodySize || written.length
    performance.clearResourceTimings()
    return { status: answer.status, body: parsed(written), size, retryAfter: Number(answer.headers.get('Retry-After')) || 0 }
  } catch {
    return null
  }
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch {
    return null
  }
}
