import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Book } from '../src/book/book.ts'
import { advancing, balance, counting, dues, duesOf, floatOf, instalment, lastCount, overdue, paying, toPay } from '../src/book/cash.ts'
import { owedBy, reckon, recording, unpaidOf, type Draft, type Reckoned } from '../src/book/delivery.ts'
import { practiceBook } from '../src/book/practice.ts'
import type { Member } from '../src/book/window.ts'
import type { CountCashV1, PayMemberV1 } from '../src/contracts/operations.ts'
import { dayNumber } from '../src/kernel/days.ts'
import { longId, shortId } from '../src/kernel/ids.ts'

const at = (book: Book, number: number): Member => [...book.window.members.values()].find((one) => one.number === number)!

function weighed(book: Book, member: Member): Draft {
  const [product] = book.window.products.values(), [centre] = book.window.centres.keys()
  return { member, product: product!, centre: centre!, gross: 318_500, unit: null, count: null, bags: 6, tareEach: 1000, moisture: 1400, impurity: 0, grade: '' }
}

async function weigh(book: Book, member: Member) {
  const draft = weighed(book, member)
  return book.record(recording(book, draft, reckon(book, draft) as Reckoned, 'Avance'))
}

test('slips of the office come before what was weighed here, and both are paid out of the float', async () => {
  const book = await practiceBook(), till = floatOf(book)!
  const delivery = await weigh(book, at(book, 41))
  assert.deepEqual(toPay(book).map(({ member, sum, given }) => [member.number, sum, given]), [[47, 61_500, true], [44, 38_000, true], [41, 175_792, false]])
  const slip = await book.record(paying(book, at(book, 44), till, duesOf(book, at(book, 44)), 38_000))
  assert.deepEqual((slip.operation.payload as PayMemberV1).items, [longId([...book.window.slips.keys()][0]!)])
  assert.deepEqual([slip.operation.after, slip.voucher!.number, slip.voucher!.said], [[], 'ESSAI-0002', [['Bon ESSAI-0031', '38 000\u00a0FC'.replace(' ', '\u202f')]]])
  const spot = await book.record(paying(book, at(book, 41), till, duesOf(book, at(book, 41)), 100_000))
  assert.deepEqual([(spot.operation.payload as PayMemberV1).items, spot.operation.after], [[delivery.id], [delivery.id]])
  assert.deepEqual(dues(book).map((one) => one.sum), [61_500, 75_792])
  assert.equal(balance(book, till), 362_000)
})

test('a sum covers the oldest slips, and names only what it touches', async () => {
  const book = await practiceBook(), till = floatOf(book)!, member = at(book, 42)
  const first = await weigh(book, member), second = await weigh(book, member)
  const one = paying(book, member, till, duesOf(book, member), 100_000)
  assert.deepEqual((one.payload as PayMemberV1).items, [first.id])
  const two = paying(book, member, till, duesOf(book, member), 250_000)
  assert.deepEqual((two.payload as PayMemberV1).items, [first.id, second.id])
  await book.record(two)
  assert.deepEqual(duesOf(book, member).map((due) => [due.item, due.sum]), [[second.id, 401_584 - 250_000]])
})

test('rows of the office and what is still here never count twice, whichever way the answer came', async () => {
  const book = await practiceBook(), till = floatOf(book)!, member = at(book, 44)
  await book.record(paying(book, member, till, duesOf(book, member), 38_000))
  await book.answered({ at: 0, verdicts: new Map([[1, { letter: 'a', problems: [] }]]) })
  assert.deepEqual([balance(book, till), duesOf(book, member)], [462_000, []], 'an answer by hand brings no rows')
  const paid = { at: 9, t: { tills: { k: ['id', 'name', 'kind', 'currency', 'balance'], r: [[till.id, till.name, 'cash', 'CDF', 462_000]], whole: true } }, x: { slips: [[...book.window.slips.keys()][0]!] } }
  await book.answered({ at: 1, verdicts: new Map(), rows: paid })
  assert.deepEqual([balance(book, floatOf(book)!), duesOf(book, member)], [462_000, []])
})

test('what was refused moved no money by the book', async () => {
  const book = await practiceBook(), till = floatOf(book)!
  await book.record(paying(book, at(book, 44), till, duesOf(book, at(book, 44)), 38_000))
  await book.answered({ at: 0, verdicts: new Map([[1, { letter: 'x', problems: [] }]]) })
  assert.deepEqual([balance(book, till), duesOf(book, at(book, 44)).length], [500_000, 1])
})

test('what was weighed here and never paid leaves after thirty days, a slip of the office stays', async () => {
  const book = await practiceBook(), member = at(book, 44)
  const [slip] = book.window.slips.values()
  const old = dayNumber(book.today()) - 31
  book.window.slips.set(slip!.id, { ...slip!, on: old })
  assert.equal(duesOf(book, member).length, 1)
  book.window.slips.set(slip!.id, { ...slip!, on: old, weighed: 1 })
  assert.equal(duesOf(book, member).length, 0)
})

test('without a float nothing is paid from', async () => {
  const book = await practiceBook()
  book.window.tills.clear()
  assert.equal(floatOf(book), null)
})

test('an advance is owed at once and kept back on the next weighing', async () => {
  const book = await practiceBook(), till = floatOf(book)!, member = at(book, 42)
  const line = await book.record(advancing(book, member, till, 30_000, '2027-01-15'))
  assert.deepEqual(line.operation.payload, { member: longId(member.id), till: longId(till.id), amount: 30_000, voucher: 'ESSAI-0001', due_on: '2027-01-15' })
  assert.deepEqual([owedBy(book, member), balance(book, till)], [30_000, 470_000])
  assert.equal((reckon(book, weighed(book, member)) as Reckoned).recovered, 30_000)
  assert.equal(overdue(book, { ...member, owes: 5_000, advance_due: dayNumber(book.today()) - 1 }), true)
  assert.equal(overdue(book, { ...member, owes: 5_000, advance_due: dayNumber(book.today()) }), false)
})

test('an instalment on shares comes into the float, and what is left is on the paper', async () => {
  const book = await practiceBook(), till = floatOf(book)!, member = at(book, 41)
  const line = await book.record(instalment(book, member, till, 4_000))
  assert.deepEqual([unpaidOf(book, member), balance(book, till), line.sum], [6_000, 504_000, 4_000])
  assert.equal(line.voucher!.said[1]![1].replace(/\s/g, ' '), '6 000 FC')
})

test('an instalment is kept back from a delivery as the campaign says, never more than is called', async () => {
  const book = await practiceBook(), member = at(book, 43)
  const [campaign] = book.window.campaigns.values()
  book.window.campaigns.set(campaign!.id, { ...campaign!, capital_instalment: 200 })
  const first = reckon(book, weighed(book, member)) as Reckoned
  assert.deepEqual([first.value, first.recovered, first.capital, first.toPay], [200_792, 40_000, 4_016, 156_776])
  for (const capital of [4_016, 4_016, 1_968, undefined]) assert.equal((await weigh(book, member)).receipt!.capital, capital)
  assert.equal(unpaidOf(book, member), 0)
  assert.equal(owedBy(book, member), 0, 'what goes into shares pays no advance')
})

test('a count tells the notes that there are, and is what the float holds from then on', async () => {
  const book = await practiceBook(), till = floatOf(book)!
  const one = counting(till, [[20_000, 20], [500, 25], [100, 0]], 'Awa', 'Monnaie rendue')
  assert.equal(one.sum, 412_500)
  assert.deepEqual((one.payload as CountCashV1).denominations, [{ value: 20_000, count: 20 }, { value: 500, count: 25 }])
  await book.record(one)
  await book.record(paying(book, at(book, 44), till, duesOf(book, at(book, 44)), 38_000))
  assert.equal(balance(book, till), 374_500)
  assert.equal(lastCount(book, till)!.sum, 412_500)
})

test('a paper number is used once, whatever the paper is of', async () => {
  const book = await practiceBook(), till = floatOf(book)!
  const numbers = [(await weigh(book, at(book, 41))).receipt!.number]
  const paid = await book.record(paying(book, at(book, 41), till, duesOf(book, at(book, 41)), 1_000))
  numbers.push(paid.voucher!.number)
  assert.equal(await book.undo(paid), true)
  numbers.push((await book.record(instalment(book, at(book, 41), till, 1_000))).voucher!.number)
  assert.deepEqual(numbers, ['ESSAI-0001', 'ESSAI-0002', 'ESSAI-0003'])
  assert.ok(shortId(paid.id))
})
