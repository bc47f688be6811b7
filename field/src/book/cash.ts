/** Money at the centre: a member is paid out of a till, and the till is counted at the end of the day. */

import type { CountCashV1, PayMemberV1, RecordDeliveryV1 } from '../contracts/operations.ts'
import { longId } from '../kernel/ids.ts'
import type { Book, Recording } from './book.ts'
import { stateOf, type Line } from './lines.ts'
import { fullName, type Member, type Till } from './window.ts'

/** Notes of the country, in francs. */
export const NOTES = [20_000, 10_000, 5_000, 1_000, 500, 200, 100, 50]

/** What the office does not know yet. */
const open = (book: Book): Line[] => [...book.lines.values()].filter((line) => stateOf(line) === 'here' || stateOf(line) === 'sent')

const paid = (line: Line): PayMemberV1 | null => (line.operation.type === 'treasury.pay_member' ? (line.operation.payload as PayMemberV1) : null)

const delivered = (line: Line, member: string): boolean =>
  line.receipt?.currency === 'CDF' && (line.operation.payload as RecordDeliveryV1).member === member

/** Francs that a member is owed, with what this phone has recorded since. */
export function owedTo(book: Book, member: Member): number {
  const id = longId(member.id)
  let sum = member.due
  for (const line of open(book)) {
    if (delivered(line, id)) sum += line.receipt!.toPay
    const payment = paid(line)
    if (payment?.member === id) sum -= payment.amount
  }
  return Math.max(sum, 0)
}

/** Cash boxes in francs. */
export const boxes = (book: Book): Till[] => [...book.window.tills.values()].filter((one) => one.kind === 'cash' && one.currency === 'CDF')

/** What a till should hold, by the book and by what this phone has paid since. */
export function balance(book: Book, till: Till): number {
  const id = longId(till.id)
  return open(book).reduce((sum, line) => (paid(line)?.till === id ? sum - paid(line)!.amount : sum), till.balance)
}

/** Members to pay, who waits for most first. */
export function toPay(book: Book): [member: Member, sum: number][] {
  const all = [...book.window.members.values()].map((one): [Member, number] => [one, owedTo(book, one)])
  return all.filter(([, sum]) => sum > 0).sort((one, other) => other[1] - one[1])
}

export function paying(book: Book, member: Member, till: Till, amount: number): Recording {
  const id = longId(member.id)
  const payload: PayMemberV1 = { member: id, till: longId(till.id), amount }
  const after = open(book).filter((line) => delivered(line, id)).map((line) => line.id)
  return { type: 'treasury.pay_member', payload, after, title: fullName(member), sum: amount }
}

/** Notes by value; those of which there are none do not travel. */
export function counting(till: Till, notes: [value: number, count: number][], name: string, explanation: string): Recording {
  const denominations = notes.filter(([, count]) => count > 0).map(([value, count]) => ({ value, count }))
  const payload: CountCashV1 = { till: longId(till.id), denominations, counted_by: name }
  if (explanation) payload.explanation = explanation
  const sum = notes.reduce((all, [value, count]) => all + value * count, 0)
  return { type: 'treasury.count_cash', payload, title: till.name, sum }
}
