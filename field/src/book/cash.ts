/** Money at the centre: the float of this phone, who is paid out of it and who pays into it, and its count at day's end. */

import type { CountCashV1, PayAdvanceV1, PayMemberV1, PaySharesV1 } from '../contracts/operations.ts'
import { dayNumber, longDay } from '../kernel/days.ts'
import { longId } from '../kernel/ids.ts'
import { amount as written } from '../kernel/numbers.ts'
import { voucher as say } from '../text/voucher-fr.ts'
import { paperNumber, type Book, type Recording } from './book.ts'
import { nameOf, owedBy, unpaidOf, unsent } from './delivery.ts'
import { KEPT_DAYS, pending, type Line, type Voucher } from './lines.ts'
import { fullName, type Member, type Till } from './window.ts'

/** Notes of the country, in francs. */
export const NOTES = [20_000, 10_000, 5_000, 1_000, 500, 200, 100, 50]

/** A sum that this phone may pay: `given` by the office, else weighed here. */
export type Due = { item: string; member: string; sum: number; label: string; on: number; given: boolean }

/** The till of this phone alone; null when the office has given it none. */
export const floatOf = (book: Book): Till | null =>
  [...book.window.tills.values()].find((one) => one.kind === 'cash' && one.currency === 'CDF') ?? null

/** What the float should hold: by the office's book, with what happened here since. A count says what there was. */
export function balance(book: Book, till: Till): number {
  const id = longId(till.id)
  let held = till.balance
  for (const { operation: { type, payload } } of pending(book)) {
    const { till: moved, amount } = payload as PayMemberV1
    if (moved !== id) continue
    if (type === 'treasury.pay_member' || type === 'treasury.pay_advance') held -= amount
    else if (type === 'members.pay_shares') held += amount
    else if (type === 'treasury.count_cash') held = counted(payload as CountCashV1)
  }
  return held
}

const counted = (count: CountCashV1): number => count.denominations.reduce((sum, { value, count: many }) => sum + value * many, 0)

/** The last count of a till on this phone, with what it was and its notes. */
export function lastCount(book: Book, till: Till): { line: Line; notes: CountCashV1['denominations']; sum: number } | null {
  const own = [...book.lines.values()].filter(({ operation }) => operation.type === 'treasury.count_cash' && (operation.payload as CountCashV1).till === longId(till.id))
  const line = own.at(-1)
  if (!line) return null
  const payload = line.operation.payload as CountCashV1
  return { line, notes: payload.denominations, sum: counted(payload) }
}

/** What this phone may pay, as the office would settle it: the oldest first. What was weighed here and never paid leaves
 * after thirty days, as the office's own list does. */
export function dues(book: Book): Due[] {
  const oldest = dayNumber(book.today()) - KEPT_DAYS
  const slips = [...book.window.slips.values()].filter((one) => !one.weighed || one.on >= oldest)
  const found = slips.map((one): Due => ({ item: longId(one.id), member: longId(one.member), sum: one.sum, label: one.label, on: one.on, given: !one.weighed }))
  const since = pending(book)
  for (const { id, receipt, operation } of since) {
    if (!receipt?.toPay || receipt.currency !== 'CDF' || found.some((one) => one.item === id)) continue
    const { member } = operation.payload as { member: string }
    found.push({ item: id, member, sum: receipt.toPay, label: say.slip(receipt.number), on: dayNumber(operation.day), given: false })
  }
  found.sort((one, other) => one.on - other.on || (one.item < other.item ? -1 : 1))
  for (const { operation } of since) if (operation.type === 'treasury.pay_member') settle(found, operation.payload as PayMemberV1)
  return found.filter((one) => one.sum > 0)
}

function settle(found: Due[], { member, items, amount }: PayMemberV1): void {
  for (const one of found) {
    if (items ? !items.includes(one.item) : one.member !== member) continue
    const part = Math.min(one.sum, amount)
    one.sum -= part
    amount -= part
  }
}

const total = (some: Due[]): number => some.reduce((sum, one) => sum + one.sum, 0)

export const duesOf = (book: Book, member: Member): Due[] => dues(book).filter((one) => one.member === longId(member.id))

/** Members to pay: those whose slips the office gave first, then by what they wait for. */
export function toPay(book: Book): { member: Member; sum: number; slips: number; given: boolean }[] {
  const by = new Map<string, Due[]>()
  for (const one of dues(book)) by.set(one.member, [...(by.get(one.member) ?? []), one])
  const all = [...book.window.members.values()].flatMap((member) => {
    const own = by.get(longId(member.id))
    return own ? [{ member, sum: total(own), slips: own.length, given: own.some((one) => one.given) }] : []
  })
  return all.sort((one, other) => Number(other.given) - Number(one.given) || other.sum - one.sum)
}

/** The paper of money: numbered in the series of this phone, like its receipts. */
function voucher(book: Book, member: Member, title: string, sum: number, said: Voucher['said']): Voucher {
  const { centre } = book.head.identity
  const place = centre && [...book.window.centres.values()].find((one) => longId(one.id) === centre)?.name
  const who = { member: fullName(member), memberNumber: member.number, agent: nameOf(book, book.author) }
  return { number: paperNumber(book.head), title, sum, said, centre: place || '', ...who }
}

/** The slips that a sum covers, the oldest first, each with its part. */
function covering(some: Due[], amount: number): [due: Due, part: number][] {
  const parts: [Due, number][] = []
  for (const one of some) {
    const part = Math.min(one.sum, amount)
    if (part > 0) parts.push([one, part])
    amount -= part
  }
  return parts
}

/** `chosen` slips of one member, or a part of them. */
export function paying(book: Book, member: Member, till: Till, chosen: Due[], amount: number): Recording {
  const parts = covering(chosen, amount)
  const paper = voucher(book, member, say.payment, amount, parts.map(([due, part]) => [due.label, written(part)]))
  const items = parts.map(([due]) => due.item)
  const payload: PayMemberV1 = { member: longId(member.id), till: longId(till.id), amount, items, voucher: paper.number }
  const after = pending(book).map((line) => line.id).filter((id) => items.includes(id))
  return { type: 'treasury.pay_member', payload, after, voucher: paper, title: paper.member, sum: amount }
}

/** Money before the produce; `until` is when it is expected. */
export function advancing(book: Book, member: Member, till: Till, amount: number, until: string): Recording {
  const owes = owedBy(book, member) + amount
  const said: Voucher['said'] = [...(until ? [[say.until, longDay(until)] as [string, string]] : []), [say.owes, written(owes)]]
  const paper = voucher(book, member, say.advance, amount, said)
  const payload: PayAdvanceV1 = { member: longId(member.id), till: longId(till.id), amount, voucher: paper.number }
  if (until) payload.due_on = until
  return { type: 'treasury.pay_advance', payload, after: unsent(book, payload.member), voucher: paper, title: paper.member, sum: amount }
}

/** An instalment on shares, paid into the float. */
export function instalment(book: Book, member: Member, till: Till, amount: number): Recording {
  const left = unpaidOf(book, member) - amount
  const said: Voucher['said'] = [[say.promised, written(member.subscribed)], [say.left, written(Math.max(left, 0))]]
  const paper = voucher(book, member, say.instalment, amount, said)
  const payload: PaySharesV1 = { member: longId(member.id), till: longId(till.id), amount, voucher: paper.number }
  return { type: 'members.pay_shares', payload, after: unsent(book, payload.member), voucher: paper, title: paper.member, sum: amount }
}

/** Whether an advance of a member is past its day. */
export const overdue = (book: Book, member: Member): boolean =>
  member.advance_due !== null && owedBy(book, member) > 0 && member.advance_due < dayNumber(book.today())

/** Notes by value; those of which there are none do not travel. */
export function counting(till: Till, notes: [value: number, count: number][], name: string, explanation: string): Recording {
  const denominations = notes.filter(([, count]) => count > 0).map(([value, count]) => ({ value, count }))
  const payload: CountCashV1 = { till: longId(till.id), denominations, counted_by: name }
  if (explanation) payload.explanation = explanation
  const sum = notes.reduce((all, [value, count]) => all + value * count, 0)
  return { type: 'treasury.count_cash', payload, title: till.name, sum }
}
