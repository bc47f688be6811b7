/** A delivery before it is recorded: what the scale said, and what follows from it by the rules. */

import { dayNumber } from '../kernel/days.ts'
import { longId } from '../kernel/ids.ts'
import { plain } from '../kernel/numbers.ts'
import { netWeight, recover, valueOf, weightOf } from '../rules/weighing.ts'
import type { RecordDeliveryV1 } from '../contracts/operations.ts'
import type { Book, Recording } from './book.ts'
import { stateOf, type Receipt } from './lines.ts'
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

/** What a member still owes, less what this phone has kept back and the office does not know yet. */
export function owedBy(book: Book, member: Member): number {
  let owed = member.owes
  const id = longId(member.id)
  for (const line of book.lines.values()) {
    if (!line.receipt || (line.operation.payload as RecordDeliveryV1).member !== id) continue
    if (stateOf(line) !== 'here' && stateOf(line) !== 'sent') continue
    owed -= line.receipt.kept.reduce((sum, [, amount]) => sum + amount, 0)
  }
  return Math.max(owed, 0)
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
  const dues = !price || price.currency === 'CDF' ? owedBy(book, draft.member) : 0
  const { recovered, netToPay } = recover(value, [dues], campaign?.max_recovery ?? 10_000)
  return { gross, tare, net, campaign, price, value, dues, recovered: recovered[0]!, toPay: netToPay }
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
    number: `${series}-${String(number).padStart(4, '0')}`,
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
    toPay: done.toPay,
    centre: book.window.centres.get(draft.centre)?.name ?? '',
    agent: nameOf(book, book.author),
  }
  return { type: 'collect.record_delivery', payload, receipt, after: unsent(book, payload.member) }
}

/** A member enrolled here whom the office does not know yet: what speaks of them waits for them there. */
export function unsent(book: Book, member: string): string[] {
  for (const line of book.lines.values()) {
    if (line.id === member) return stateOf(line) === 'here' || stateOf(line) === 'sent' ? [member] : []
  }
  return []
}

/** Whether the office lets the person at work do this: collect, members, k (cash), prices, training. */
export function may(book: Book, letter: string): boolean {
  for (const one of book.window.people.values()) if (longId(one.id) === book.author) return one.permissions.includes(letter)
  return false
}

export const nameOf = (book: Book, person: string): string =>
  [...book.window.people.values()].find((one) => longId(one.id) === person)?.name ?? ''
