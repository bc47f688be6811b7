/** What is said against a receipt, and putting it right. A receipt is one of this phone's own lines, or one of the centre's
 * that the office told. */

import type { ContestDeliveryV1, ReverseDeliveryV1 } from '../contracts/operations.ts'
import { dayNumber } from '../kernel/days.ts'
import { longId, shortId } from '../kernel/ids.ts'
import type { Book, Recording } from './book.ts'
import { cancelled, stateOf, type Line } from './lines.ts'
import { fullName, type Contest, type Received } from './window.ts'

/** A receipt that a member holds; `id` is the delivery's short id. */
export type Given = { id: string; number: string; member: string; memberNumber: number; product: string; on: number; net: number; line: Line | null; cancelled: boolean }

const OFFICE = 'B'
const numbered = ({ series, number }: Received): string => `${series}-${String(number).padStart(series === OFFICE ? 6 : 4, '0')}`

/** Receipts of the centre, this phone's own first among those of a day; newest first. */
export function given(book: Book): Given[] {
  const gone = cancelled(book.lines.values())
  const mine = [...book.lines.values()].filter(stands).reverse().map((line) => own(line, gone))
  const known = new Set(mine.map((one) => one.id))
  const others = [...book.window.lines.values()].filter((one) => !known.has(one.id)).map((one) => told(book, one, gone))
  return [...mine, ...others].sort((one, other) => other.on - one.on)
}

export function givenOf(book: Book, id: string): Given | null {
  const gone = cancelled(book.lines.values())
  for (const line of book.lines.values()) if (stands(line) && shortId(line.id) === id) return own(line, gone)
  const received = book.window.lines.get(id)
  return received ? told(book, received, gone) : null
}

/** What the office refused is no receipt. */
const stands = (line: Line): boolean => !!line.receipt && line.verdict !== 'r' && line.verdict !== 'x'

function own(line: Line, gone: Set<string>): Given {
  const { number, member, memberNumber, product, net } = line.receipt!
  return { id: shortId(line.id), number, member, memberNumber, product, on: dayNumber(line.operation.day), net, line, cancelled: gone.has(line.id) }
}

function told(book: Book, one: Received, gone: Set<string>): Given {
  const who = book.window.members.get(one.member)
  const product = book.window.products.get(one.product)?.name ?? ''
  const named = { member: who ? fullName(who) : '', memberNumber: who?.number ?? 0, product }
  return { id: one.id, number: numbered(one), ...named, on: one.on, net: one.net, line: null, cancelled: gone.has(longId(one.id)) }
}

/** What was said against a receipt: told by the office, and what this phone has noted since. `line` is our own. */
export type Said = { id: string; by: string; on: number; reason: string; answer: string; words: string; instead: string; line: Line | null }

export function saidOf(book: Book, receipt: string): Said[] {
  const lines = contesting(book)
  const told = [...book.window.contests.values()].filter((one) => one.delivery === receipt)
  const known = new Set(told.map((one) => one.id))
  const own = [...lines.values()].filter((line) => payloadOf(line).delivery === longId(receipt) && !known.has(shortId(line.id)))
  return [...told.map((one) => ({ ...one, line: lines.get(one.id) ?? null })), ...own.map(noted)].sort((one, other) => one.on - other.on)
}

/** By short id. */
const contesting = (book: Book): Map<string, Line> =>
  new Map([...book.lines.values()].filter((line) => line.operation.type === 'collect.contest_delivery').map((line) => [shortId(line.id), line]))

const payloadOf = (line: Line): ContestDeliveryV1 => line.operation.payload as ContestDeliveryV1

function noted(line: Line): Said {
  const { by = 'member', reason } = payloadOf(line)
  return { id: shortId(line.id), by, on: dayNumber(line.operation.day), reason, answer: '', words: '', instead: '', line }
}

/** The office's word on a contest that this phone noted; null while there is none. */
export function answerTo(book: Book, line: Line): Contest | null {
  const found = book.window.contests.get(shortId(line.id))
  return found?.answer ? found : null
}

/** The receipt's own line while the office does not have it: what speaks of it waits for it there. */
const after = ({ line }: Given): string[] => (line && (stateOf(line) === 'here' || stateOf(line) === 'sent') ? [line.id] : [])

/** Grams and bags that are said to be right; null when nothing is said. */
export type Complaint = { by: 'member' | 'agent'; reason: string; net: number | null; bags: number | null }

export function complaining(one: Given, said: Complaint): Recording {
  const payload: ContestDeliveryV1 = { delivery: longId(one.id), reason: said.reason.trim() }
  if (said.by !== 'member') payload.by = said.by
  if (said.net) payload.net = said.net
  if (said.bags) payload.containers = said.bags
  return { type: 'collect.contest_delivery', payload, after: after(one), title: `${one.number} · ${one.member}` }
}

/** Cancelled by who may correct (`r`): the office does it when it hears of it, whatever was paid meanwhile. */
export function cancelling(one: Given, reason: string): Recording {
  const payload: ReverseDeliveryV1 = { delivery: longId(one.id), reason: reason.trim() }
  return { type: 'collect.reverse_delivery', payload, after: after(one), title: `${one.number} · ${one.member}` }
}
