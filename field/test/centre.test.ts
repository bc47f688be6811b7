import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Book } from '../src/book/book.ts'
import { dues } from '../src/book/cash.ts'
import { answerTo, cancelling, complaining, given, givenOf, saidOf } from '../src/book/contests.ts'
import { owedBy, reckon, recording, type Draft, type Reckoned } from '../src/book/delivery.ts'
import type { Line } from '../src/book/lines.ts'
import { practiceBook } from '../src/book/practice.ts'
import type { Answered } from '../src/book/window.ts'
import { bookOf, countingStock, countToday, toCount } from '../src/book/stock.ts'
import type { CountStockV1 } from '../src/contracts/operations.ts'
import { shortId } from '../src/kernel/ids.ts'

const HOW = { reason: 'neuf sacs', net: null, bags: null }

function draftOf(book: Book, gross = 318_500): Draft {
  const [member] = book.window.members.values(), [product] = book.window.products.values(), [centre] = book.window.centres.keys()
  return { member: member!, product: product!, centre: centre!, gross, unit: null, count: null, bags: 6, tareEach: 1000, moisture: 1400, impurity: 0, grade: '' }
}

async function weighed(book: Book, gross?: number): Promise<Line> {
  const draft = draftOf(book, gross)
  return book.record(recording(book, draft, reckon(book, draft) as Reckoned, 'Avance'))
}

/** The office has everything, with this word on each. */
const told = (book: Book, letter: string, rows?: Answered['t']) =>
  book.answered({
    at: book.head.sequence,
    verdicts: new Map([...book.lines.keys()].map((sequence) => [sequence, { letter, problems: [] }])),
    ...(rows ? { rows: { at: 2, t: rows } } : {}),
  })

const stockRows = (book: Book, grams: number) => {
  const { product, centre } = draftOf(book)
  return { stock: { k: ['product', 'centre', 'grams'], r: [[product.id, centre, grams]], whole: true } }
}

test('a contest names the delivery, waits for it while it is unsent, and shows beside the receipt', async () => {
  const book = await practiceBook()
  const line = await weighed(book)
  const one = givenOf(book, shortId(line.id))!
  const note = await book.record(complaining(one, { by: 'member', reason: ' neuf sacs ', net: 320_000, bags: 9 }))
  assert.deepEqual(note.operation.payload, { delivery: line.id, reason: 'neuf sacs', net: 320_000, containers: 9 })
  assert.deepEqual(note.operation.after, [line.id])
  assert.deepEqual(saidOf(book, one.id).map(({ by, reason, answer, line: own }) => [by, reason, answer, own?.id]), [['member', 'neuf sacs', '', note.id]])
  await told(book, 'a')
  const later = complaining(givenOf(book, one.id)!, { by: 'agent', ...HOW })
  assert.deepEqual([later.after, (later.payload as { by?: string }).by], [[], 'agent'])
})

test('the office’s answer takes the place of what this phone noted, also of a receipt of another phone', async () => {
  const book = await practiceBook()
  const line = await weighed(book), note = await book.record(complaining(givenOf(book, shortId(line.id))!, { by: 'member', ...HOW }))
  const k = ['id', 'delivery', 'by', 'on', 'receipt', 'reason', 'answer', 'words', 'instead']
  const row = [shortId(note.id), shortId(line.id), 'member', 20_000, 'ESSAI-0001', 'neuf sacs', 'corrected', 'En effet', 'B-000009']
  const { product, member } = draftOf(book)
  const foreign = shortId(line.id).replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
  await told(book, 's', { contests: { k, r: [row], whole: true }, lines: { k: ['id', 'series', 'number', 'member', 'product', 'on', 'net'], r: [[foreign, 'B', 12, member.id, product.id, 19_000, 50_000]] } })
  assert.equal(answerTo(book, book.lines.get(note.operation.sequence)!)?.instead, 'B-000009')
  assert.deepEqual(saidOf(book, shortId(line.id)).map((one) => [one.answer, one.words, one.line?.id]), [['corrected', 'En effet', note.id]])
  assert.deepEqual(given(book).map((one) => [one.number, one.net, one.line !== null]), [['ESSAI-0001', line.receipt!.net, true], ['B-000012', 50_000, false]])
  assert.equal(givenOf(book, foreign)!.memberNumber, member.number)
})

test('a cancelled delivery gives back what it kept and owed, unless the office did not let it', async () => {
  const book = await practiceBook()
  const { member } = draftOf(book), owed = owedBy(book, member), due = dues(book).length
  const line = await weighed(book)
  assert.deepEqual([owedBy(book, member), dues(book).length], [owed - 25_000, due + 1])
  const note = await book.record(cancelling(givenOf(book, shortId(line.id))!, 'mauvais membre'))
  assert.deepEqual([note.operation.payload, note.operation.after], [{ delivery: line.id, reason: 'mauvais membre' }, [line.id]])
  assert.deepEqual([owedBy(book, member), dues(book).length, givenOf(book, shortId(line.id))!.cancelled], [owed, due, true])
  assert.equal((reckon(book, draftOf(book)) as Reckoned).recovered, 25_000)
  await told(book, 'a')
  await book.answered({ at: 2, verdicts: new Map([[note.operation.sequence, { letter: 'x', problems: [] }]]) })
  assert.equal(givenOf(book, shortId(line.id))!.cancelled, false)
})

test('what the office refused is no receipt to contest', async () => {
  const book = await practiceBook()
  const line = await weighed(book)
  await told(book, 'r')
  assert.deepEqual([given(book), givenOf(book, shortId(line.id))], [[], null])
})

test('the stock follows the office’s book and what this phone did since, in its order', async () => {
  const book = await practiceBook()
  const { product, centre } = draftOf(book), at = () => bookOf(book, product.id, centre)
  await told(book, 'a', stockRows(book, 1_000_000))
  const first = await weighed(book)
  assert.equal(at(), 1_000_000 + first.receipt!.net)
  await book.record(countingStock(product, centre, { bags: 20, bagWeight: 60_000, loose: 5_500 }, 'Awa', 'Séchage'))
  assert.equal(at(), 1_205_500)
  const second = await weighed(book, 106_000)
  assert.equal(at(), 1_205_500 + second.receipt!.net)
  await book.record(cancelling(givenOf(book, shortId(second.id))!, 'faux'))
  assert.equal(at(), 1_205_500)
  await told(book, 'a', stockRows(book, 1_205_500))
  assert.equal(at(), 1_205_500)
  await book.record(cancelling(givenOf(book, shortId(first.id))!, 'faux'))
  assert.equal(at(), 1_205_500 - first.receipt!.net)
  assert.deepEqual(toCount(book, centre).map(([one, grams]) => [one.id, grams]), [[product.id, at()]])
})

test('what a count leaves empty does not travel', async () => {
  const book = await practiceBook()
  const { product, centre } = draftOf(book)
  const bare = countingStock(product, centre, { bags: 0, bagWeight: 60_000, loose: 0 }, 'Awa Kisita', '').payload as CountStockV1
  assert.deepEqual(Object.keys(bare), ['product', 'centre', 'counted_by'])
  assert.equal(countToday(book, product.id, centre), null)
  const line = await book.record(countingStock(product, centre, { bags: 0, bagWeight: 0, loose: 4_000 }, 'Awa', 'reste'))
  assert.equal(countToday(book, product.id, centre)?.id, line.id)
})
