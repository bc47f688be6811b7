/** A delivery before it is recorded: what the scale said, and what follows from it by the rules. */

import { dayNumber } from '../kernel/days.ts'
import { longId } from '../kernel/ids.ts'
import { plain } from '../kernel/numbers.ts'
import { netWeight, recover, valueOf, weightOf } from '../rules/weighing.ts'
import type { PayAdvanceV1, PaySharesV1, RecordDeliveryV1 } from '../contracts/operations.ts'
import { paperNumber, type Book, type Recording } from './book.ts'
import { pending, type Line, type Receipt } from './lines.ts'
import { campaignOn, fullName, priceOn, type Campaign, type Factor, type Member, type Price, type Product, type Unit } from './window.ts'

/** As typed: grams, thousandths of a unit, hundredths of a percent; null where nothing stands. */
export type Draft = {
  member: Member
  product: Product
  centre: string
  gross: number | null
  unit: Unit | null
  count: number | null
  bags: number
  tareEach: number
  moisture: number
  impurity: number
  grade: string
}

export type Reckoned = {
  gross: number
  tare: number
  net: number
  campaign: Campaign | null
  price: Price | null
  value: number
  dues: number
  recovered: number
  capital: number
  toPay: number
}

/** A sentence of the catalogue, and the field that it stands beside. */
export type Wrong = { field: 'gross' | 'count' | 'bags' | 'tareEach' | 'moisture' | 'impurity'; sentence: 'noWeight' | 'tooHeavy' | 'tareAbove' | 'badPercent' | 'notMeasured' }

const HEAVIEST = 60_000_000

/** What a unit weighs: as measured in the campaign, else by the latest measure of all. */
export function factorOf(book: Book, unit: Unit, product: Product, campaign: Campaign | null): Factor | null {
  const all = [...book.window.factors.values()].filter((one) => one.unit === unit.id && one.product === product.id)
  return all.find((one) => campaign && one.campaign === campaign.id) ?? all.find((one) => one.campaign === null) ?? null
}

/** Units that have been weighed for a product. */
export function unitsFor(book: Book, product: Product): Unit[] {
  const campaign = campaignOn(book.window, product.id, dayNumber(book.today()))
  return [...book.window.units.values()].filter((unit) => factorOf(book, unit, product, campaign))
}

/** Grades that have a price of their own in the product's campaign, at a centre or everywhere. */
export function gradesFor(book: Book, product: Product, centre: string): string[] {
  const campaign = campaignOn(book.window, product.id, dayNumber(book.today()))
  const priced = [...book.window.prices.values()].filter((one) => one.campaign === campaign?.id && (one.centre ?? centre) === centre)
  return [...new Set(priced.map((one) => one.grade).filter(Boolean))].sort()
}

/** What this phone has recorded of a member and the office's rows do not hold yet. */
function since(book: Book, member: Member): Line[] {
  const id = longId(member.id)
  return pending(book).filter(({ operation: { payload } }) => (payload as { member?: string }).member === id)
}

/** What a member still owes: with the advances that this phone has given since, less what it has kept back. */
export function owedBy(book: Book, member: Member): number {
  const owed = since(book, member).reduce((sum, { operation, receipt }) => {
    if (operation.type === 'treasury.pay_advance') return sum + (operation.payload as PayAdvanceV1).amount
    return sum - (receipt?.kept.reduce((kept, [, amount]) => kept + amount, 0) ?? 0)
  }, member.owes)
  return Math.max(owed, 0)
}

/** What is called on a member's shares and not paid, less what this phone has taken since. */
export function unpaidOf(book: Book, member: Member): number {
  const left = since(book, member).reduce((sum, { operation, receipt }) => {
    if (operation.type === 'members.pay_shares') return sum - (operation.payload as PaySharesV1).amount
    return sum - (receipt?.capital ?? 0)
  }, member.unpaid)
  return Math.max(left, 0)
}

export function reckon(book: Book, draft: Draft): Reckoned | Wrong {
  const days = dayNumber(book.today())
  const campaign = campaignOn(book.window, draft.product.id, days)
  let gross = draft.gross ?? 0
  if (draft.unit) {
    const factor = factorOf(book, draft.unit, draft.product, campaign)
    if (!factor) return { field: 'count', sentence: 'notMeasured' }
    gross = weightOf(draft.count ?? 0, factor.factor)
  }
  const field = draft.unit ? 'count' : 'gross'
  if (gross <= 0) return { field, sentence: 'noWeight' }
  if (gross > HEAVIEST) return { field, sentence: 'tooHeavy' }
  if (draft.moisture >= 10_000) return { field: 'moisture', sentence: 'badPercent' }
  if (draft.impurity >= 10_000) return { field: 'impurity', sentence: 'badPercent' }
  const tare = draft.bags * draft.tareEach
  const { base_moisture: baseMoisture, impurity_tolerance: tolerance } = draft.product
  const net = netWeight({ gross, tare, moisture: draft.moisture, baseMoisture, impurity: draft.impurity, tolerance })
  if (net === null) return { field: 'tareEach', sentence: 'tareAbove' }
  const price = campaign && priceOn(book.window, campaign.id, days, draft.grade, draft.centre)
  const value = price ? valueOf(net, price.price) : 0
  const francs = !price || price.currency === 'CDF'
  const dues = francs ? owedBy(book, draft.member) : 0, unpaid = francs ? unpaidOf(book, draft.member) : 0
  const { recovered, capital, netToPay } = recover(value, [dues], campaign?.max_recovery ?? 10_000, campaign?.capital_instalment ?? 0, unpaid)
  return { gross, tare, net, campaign, price, value, dues, recovered: recovered[0]!, capital, toPay: netToPay }
}

/** The operation and its paper. Nothing that has its default value travels. */
export function recording(book: Book, draft: Draft, done: Reckoned, keptLabel: string): Recording {
  const { series } = book.head.identity, number = book.head.receipt
  const payload: RecordDeliveryV1 = { member: longId(draft.member.id), product: longId(draft.product.id), centre: longId(draft.centre) }
  if (draft.unit) Object.assign(payload, { unit: longId(draft.unit.id), unit_count: draft.count ?? 0 })
  else payload.gross = done.gross
  if (draft.bags) payload.containers = draft.bags
  if (done.tare) payload.tare = done.tare
  if (draft.moisture) payload.moisture = draft.moisture
  if (draft.impurity) payload.impurity = draft.impurity
  if (draft.grade) payload.grade = draft.grade
  if (done.campaign) payload.campaign = longId(done.campaign.id)
  if (done.price) Object.assign(payload, { price: done.price.price, currency: done.price.currency })
  Object.assign(payload, { series, number })
  const receipt: Receipt = {
    number: paperNumber(book.head),
    member: fullName(draft.member),
    memberNumber: draft.member.number,
    product: draft.product.name,
    ...(draft.grade ? { grade: draft.grade } : {}),
    bags: draft.bags,
    gross: done.gross,
    measured: draft.unit ? `${plain(draft.count ?? 0, 3)} ${draft.unit.name}` : '',
    tare: done.tare,
    moisture: draft.moisture,
    baseMoisture: draft.product.base_moisture,
    impurity: draft.impurity,
    net: done.net,
    price: done.price?.price ?? 0,
    currency: done.price?.currency ?? 'CDF',
    value: done.value,
    kept: done.recovered ? [[keptLabel, done.recovered]] : [],
    ...(done.capital ? { capital: done.capital } : {}),
    toPay: done.toPay,
    centre: book.window.centres.get(draft.centre)?.name ?? '',
    agent: nameOf(book, book.author),
  }
  return { type: 'collect.record_delivery', payload, receipt, after: unsent(book, payload.member) }
}

/** A member enrolled here whom the office does not know yet: what speaks of them waits for them there. */
export const unsent = (book: Book, member: string): string[] => (pending(book).some((line) => line.id === member) ? [member] : [])

/** Whether the office lets the person at work do this: collect, members, k (cash), prices, training. */
export function may(book: Book, letter: string): boolean {
  for (const one of book.window.people.values()) if (longId(one.id) === book.author) return one.permissions.includes(letter)
  return false
}

const LETTERS: { [room: string]: string } = { collect: 'c', stock: 'c', members: 'm', treasury: 'k', training: 't' }

/** Whether a line is the business of the person at work: their own, or of a kind that they may do themselves. */
export const sees = (book: Book, { operation: { author, type } }: Line): boolean =>
  author === book.author || may(book, LETTERS[type.split('.')[0]!] ?? '-')

export const nameOf = (book: Book, person: string): string =>
  [...book.window.people.values()].find((one) => longId(one.id) === person)?.name ?? ''
