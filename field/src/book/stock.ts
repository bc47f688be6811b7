/** What lies at the centre: the office's book, with what this phone has weighed, cancelled and counted since. */

import type { CountStockV1, RecordDeliveryV1, ReverseDeliveryV1 } from '../contracts/operations.ts'
import { longId, shortId } from '../kernel/ids.ts'
import type { Book, Recording } from './book.ts'
import { pending, type Line } from './lines.ts'
import type { Product } from './window.ts'

/** As typed: grams and how many. */
export type Counted = { bags: number; bagWeight: number; loose: number }

export const countedWeight = ({ bags, bagWeight, loose }: Counted): number => bags * bagWeight + loose

const countOf = (line: Line): CountStockV1 | null =>
  line.operation.type === 'stock.count_stock' ? (line.operation.payload as CountStockV1) : null

/** Grams by the book; a count that the office does not know yet is where the book goes on from. */
export function bookOf(book: Book, product: string, centre: string): number {
  const there = (one: { product: string; centre: string }) => one.product === longId(product) && one.centre === longId(centre)
  let grams = [...book.window.stock.values()].find((one) => one.product === product && one.centre === centre)?.grams ?? 0
  for (const line of pending(book)) {
    const count = countOf(line)
    if (line.receipt && there(line.operation.payload as RecordDeliveryV1)) grams += line.receipt.net
    else if (count && there(count)) grams = countedWeight({ bags: count.bags ?? 0, bagWeight: count.bag_weight ?? 0, loose: count.loose ?? 0 })
    else if (line.operation.type === 'collect.reverse_delivery') grams -= knownNet(book, line, product, there)
  }
  return grams
}

/** What a cancelled delivery had brought, when the office's book has it: one of ours, or another's of this centre. */
function knownNet(book: Book, { operation }: Line, product: string, there: (one: RecordDeliveryV1) => boolean): number {
  const { delivery } = operation.payload as ReverseDeliveryV1
  const own = [...book.lines.values()].find((line) => line.id === delivery)
  if (!own) {
    const told = book.window.lines.get(shortId(delivery))
    return told?.product === product ? told.net : 0
  }
  const known = own.operation.sequence <= book.head.sure && own.verdict !== 'h'
  return own.receipt && known && there(own.operation.payload as RecordDeliveryV1) ? own.receipt.net : 0
}

/** What is counted at a centre: what lies there by the book, and what was weighed; the fullest first. */
export function toCount(book: Book, centre: string): [product: Product, grams: number][] {
  const all = [...book.window.products.values()].map((one): [Product, number] => [one, bookOf(book, one.id, centre)])
  return all.filter(([, grams]) => grams !== 0).sort((one, other) => other[1] - one[1])
}

/** Today's count of a product at a centre on this phone, the last one. */
export function countToday(book: Book, product: string, centre: string): Line | null {
  const found = [...book.lines.values()].filter((line) => {
    const count = countOf(line)
    return count && line.operation.day === book.today() && count.product === longId(product) && count.centre === longId(centre)
  })
  return found.at(-1) ?? null
}

/** Nothing that has its default value travels. */
export function countingStock(product: Product, centre: string, counted: Counted, name: string, explanation: string): Recording {
  const payload: CountStockV1 = { product: longId(product.id), centre: longId(centre), counted_by: name }
  if (counted.bags && counted.bagWeight) Object.assign(payload, { bags: counted.bags, bag_weight: counted.bagWeight })
  if (counted.loose) payload.loose = counted.loose
  if (explanation) payload.explanation = explanation
  return { type: 'stock.count_stock', payload, title: product.name }
}
