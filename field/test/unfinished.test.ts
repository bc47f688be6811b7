import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newHead, openBook, type Book } from '../src/book/book.ts'
import { practiceBook } from '../src/book/practice.ts'
import { noting, unfinished, type Unfinished } from '../src/book/unfinished.ts'
import type { Disk } from '../src/store/disk.ts'
import { makeDataKey } from '../src/store/keys.ts'
import { memorySafe, sealedSafe, type Safe } from '../src/store/safe.ts'

const AWA = '0192f0c1-2345-7abc-8def-0000000000aa', PAPY = '0192f0c1-2345-7abc-8def-0000000000bb'
const DAY = 86_400_000
const weighing = (at: number): Unfinished => ({ name: 'weigh', id: 'abc', fields: { gross: '318,5', bags: '6' }, at })
const counting = (at: number): Unfinished => ({ name: 'count', id: 'till', fields: { counts: ['16', ''], why: '' }, at })

async function open(safe: Safe, person: string, made = false, clock = Date.now): Promise<Book> {
  const head = { ...(await newHead({ ...(await practiceBook()).head.identity, series: 'A7' }, [])), people: [AWA, PAPY] }
  const book = await openBook(safe, made ? head : undefined, true, clock)
  book.author = person
  return book
}

test('what was being typed is there again for the same person alone', async () => {
  const safe = memorySafe(), book = await open(safe, AWA, true)
  await book.note(...noting(book, 'weigh', weighing(book.now())))
  assert.deepEqual(unfinished(await open(safe, AWA)).map(({ fields }) => fields['gross']), ['318,5'])
  assert.deepEqual(unfinished(await open(safe, PAPY)), [])
})

test('one form of each kind, the last one touched first; another of its kind takes its place', async () => {
  const safe = memorySafe(), book = await open(safe, AWA, true), now = book.now()
  await book.note(...noting(book, 'weigh', weighing(now - 9)))
  await book.note(...noting(book, 'count', counting(now)))
  await book.note(...noting(book, 'weigh', { ...weighing(now - 5), id: 'other' }))
  assert.deepEqual(unfinished(book).map(({ name, id }) => [name, id]), [['weigh', 'other'], ['count', 'till']])
})

test('it goes in the transaction that records the form, and a failed one leaves it', async () => {
  const kept = memorySafe()
  let full = false, commits = 0
  const safe: Safe = { ...kept, commit: async (change) => { commits++; if (full) throw new Error('full'); await kept.commit(change) } }
  const book = await open(safe, AWA, true)
  await book.note(...noting(book, 'weigh', weighing(book.now())))
  const sent = { type: 'collect.record_delivery', payload: { gross: 1 } }
  full = true
  await assert.rejects(book.record({ ...sent, note: noting(book, 'weigh') }))
  assert.equal(unfinished(book).length, 1)
  full = false
  commits = 0
  await book.record({ ...sent, note: noting(book, 'weigh') })
  assert.deepEqual([commits, unfinished(book), unfinished(await open(kept, AWA))], [1, [], []])
  assert.equal([...(await kept.all()).keys()].some((name) => name.startsWith('d ')), false)
})

test('it is not offered any more after three days', async () => {
  const safe = memorySafe(), book = await open(safe, AWA, true)
  await book.note(...noting(book, 'weigh', weighing(Date.now())))
  assert.equal(unfinished(await open(safe, AWA, false, () => Date.now() + 2 * DAY)).length, 1)
  assert.deepEqual(unfinished(await open(safe, AWA, false, () => Date.now() + 4 * DAY)), [])
})

test('on the disk it is one small sealed record, and its name says no person', async () => {
  const written: [string, unknown][] = []
  const disk = { write: async (all: [string, string, unknown][]) => all.forEach(([, name, value]) => written.push([name, value])) } as unknown as Disk
  const book = await open(memorySafe(), AWA, true), safe = sealedSafe(disk, await makeDataKey())
  await safe.commit({ records: new Map([noting(book, 'weigh', weighing(book.now()))]) })
  assert.deepEqual(written.map(([name]) => name), ['d 0'])
  const bytes = written[0]![1] as Uint8Array
  assert.ok(bytes.length < 200, String(bytes.length))
  assert.ok(!new TextDecoder('latin1').decode(bytes).includes('318'))
})
