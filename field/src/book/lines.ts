/** What was recorded on this phone, with what became of it. */

import type { ReverseDeliveryV1 } from '../contracts/operations.ts'
import type { Operation } from '../wire/operation.ts'

/** sur ce téléphone · envoyé · confirmé · à régler */
export type State = 'here' | 'sent' | 'sure' | 'settle'

/** What the paper said when it was given: kept as it was, whatever is learnt later. */
export type Receipt = {
  number: string
  member: string
  memberNumber: number
  product: string
  grade?: string
  bags: number
  gross: number
  measured: string
  tare: number
  moisture: number
  baseMoisture: number
  impurity: number
  net: number
  price: number
  currency: string
  value: number
  kept: [label: string, amount: number][]
  /** Of it kept back for shares. */
  capital?: number
  toPay: number
  centre: string
  agent: string
  /** The phone's signature of what the paper says: who holds the paper can have it checked. */
  proof?: string
}

/** The paper of money that was handed over here: what it says below the sum is as the member reads it. */
export type Voucher = {
  number: string
  title: string
  member: string
  memberNumber: number
  sum: number
  said: [label: string, value: string][]
  centre: string
  agent: string
}

/** What the signature of a receipt is over; docs/sync.md §9. */
export function receiptLines(device: string, { number, net, toPay, currency }: Receipt): string {
  return ['lisanga-receipt-1', device, number, net, toPay, currency].join('\n')
}

export type Line = {
  operation: Operation
  id: string
  hash: string
  /** '' until the office has answered; then the letter of docs/sync.md §4. */
  verdict: string
  problems: [code: string, field: string, sentence: string][]
  receipt?: Receipt
  voucher?: Voucher
  title?: string
  sum?: number
  /** Bytes of the photograph that it names, while this phone keeps it; it travels apart, later. */
  photo?: number
  /** Taken back within the minute: it never left, and its receipt number is not used again. */
  undone?: boolean
}

export function stateOf(line: Line): State {
  if (!line.verdict) return 'here'
  if (line.verdict === 'h') return 'sent'
  return line.verdict === 'a' || line.verdict === 's' ? 'sure' : 'settle'
}

/** What the rows of the office do not hold yet, in order: it counts beside them, but for what was cancelled. An answer that came by hand brings no
 * rows; what was refused counts nowhere. */
export function pending({ head, lines }: { head: { sure: number }; lines: Map<number, Line> }): Line[] {
  const open = ({ verdict, operation: { sequence } }: Line) => verdict === 'h' || (sequence > head.sure && verdict !== 'r' && verdict !== 'x')
  const gone = cancelled(lines.values())
  return [...lines.values()].filter((line) => open(line) && !gone.has(line.id))
}

/** Deliveries that this phone cancelled, unless the office did not let it; by their ids. */
export function cancelled(lines: Iterable<Line>): Set<string> {
  const gone = new Set<string>()
  for (const { operation, verdict } of lines) {
    if (operation.type === 'collect.reverse_delivery' && verdict !== 'r' && verdict !== 'x') gone.add((operation.payload as ReverseDeliveryV1).delivery)
  }
  return gone
}

/** Lines that the office has and that are in order stay 30 days, 300 at most. What is unsent or to settle always stays. */
export const KEPT_DAYS = 30
export const KEPT_LINES = 300

export function outdated(lines: Line[], now: number): Line[] {
  const sure = lines.filter((line) => stateOf(line) === 'sure' && !line.photo)
  const oldest = now - KEPT_DAYS * 86_400_000
  return sure.filter((line, at) => at < sure.length - KEPT_LINES || line.operation.captured < oldest)
}
