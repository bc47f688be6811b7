import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Book } from '../src/book/book.ts'
import type { RecordAttendanceV1, RecordVisitV1 } from '../src/contracts/operations.ts'
import { practiceBook } from '../src/book/practice.ts'
import {
  attending, countOf, dayOfSession, elsewhere, holderOfCard, keepReport, keepRoll, matching, reportOf, reportVisit, promisesOf, rollOf, rollsOf, sheetOf, takeRoll, visitLine, wrongNewcomer, wrongReport,
  type Newcomer, type Roll,
} from '../src/book/training.ts'
import type { Session, Visit } from '../src/book/window.ts'
import { dayNumber } from '../src/kernel/days.ts'
import { longId } from '../src/kernel/ids.ts'

let now = Date.now()
/** A second a look: no two operations of one time, as of one person's hand. */
const clock = () => (now += 1000)
const empty: Roll = { seen: [], fresh: [], signed: '', day: '' }
const fresh: Newcomer = { family: 'Luzolo', post: '', given: 'Anne', sex: 'F' }
const first = (book: Book): Session => book.window.sessions.values().next().value!
const visitOf = (book: Book): Visit => book.window.visits.values().next().value!
const payload = (book: Book): RecordAttendanceV1 => [...book.lines.values()].at(-1)!.operation.payload as RecordAttendanceV1

test('every tap is one person: the list says who came, nobody else', async () => {
  const book = await practiceBook(clock), session = first(book)
  const listed = sheetOf(book, session, empty)
  assert.equal(listed.length, 8)
  assert.deepEqual(new Set(listed.map((one) => one.state)), new Set(['']))
  const roll = { ...empty, seen: [3, 5], signed: '3' }
  assert.equal(countOf(listed, roll), 2)
  await takeRoll(book, session, roll, 'Statuts')
  assert.equal(payload(book).signed, 3)
  assert.equal(payload(book).present.length, 2)
  const after = sheetOf(book, session, empty)
  assert.deepEqual(after.filter((one) => one.state).map((one) => [one.number, one.state]), [[3, 'here'], [5, 'here']])
  assert.equal(countOf(after, { ...empty, seen: [5] }), 2)
  assert.equal(rollsOf(book, session).length, 1)
})

test('what is tapped lies in the book until it is recorded, and comes back with « Annuler »', async () => {
  const book = await practiceBook(clock), session = first(book)
  await keepRoll(book, session, { ...empty, seen: [4], signed: '9' })
  assert.deepEqual(rollOf(book, session).seen, [4])
  const line = await takeRoll(book, session, { ...rollOf(book, session), fresh: [fresh] }, 'Statuts')
  assert.deepEqual(rollOf(book, session), empty)
  assert.deepEqual(line.operation.after, [[...book.lines.values()][0]!.id])
  assert.equal(sheetOf(book, session, empty).at(-1)!.name, 'Luzolo Anne')
  assert.equal(await book.undo(line), true)
  const again = rollOf(book, session)
  assert.deepEqual([again.seen, again.signed, again.fresh.map((one) => one.family)], [[4], '9', ['Luzolo']])
  await takeRoll(book, session, again, 'Statuts')
  assert.equal(book.lines.size, 2) // the newcomer is recorded once
  assert.deepEqual(rollOf(book, session), empty)
})

test('a newcomer taken back too is recorded anew, never waited for in vain', async () => {
  const book = await practiceBook(clock), session = first(book)
  await takeRoll(book, session, { ...empty, fresh: [fresh] }, 'Statuts')
  const [registered, attended] = [...book.lines.values()]
  await book.undo(attended!)
  const roll = rollOf(book, session)
  await book.undo(registered!)
  const line = await takeRoll(book, session, roll, 'Statuts')
  assert.notEqual(payload(book).present[0], registered!.id)
  assert.ok(line.operation.after.every((id) => [...book.lines.values()].some((one) => one.id === id)))
})

test('somebody of another sheet is found by name or number and gets a line', async () => {
  const book = await practiceBook(clock), session = first(book), listed = sheetOf(book, session, empty)
  assert.deepEqual(elsewhere(book, listed, '', 8), [])
  assert.deepEqual(elsewhere(book, listed, 'mpia', 8).map((one) => one.number), [1])
  assert.deepEqual(elsewhere(book, listed, '2', 8).map((one) => one.number), [2])
  assert.deepEqual(elsewhere(book, listed, 'thérèse', 8), []) // is on this one
  assert.deepEqual(matching(listed, 'ngal the').map((one) => one.number), [3])
  assert.equal(sheetOf(book, session, { ...empty, seen: [1] }).at(-1)!.number, 1)
  const card = { kind: 'member', code: 'ESSAI', number: 43 } as const
  const member = [...book.window.participants.values()].find((one) => one.number === 3)!.member!
  assert.equal(holderOfCard(book, { ...card, id: member })!.number, 3)
  assert.equal(holderOfCard(book, { ...card, id: session.id }), undefined)
  assert.equal(holderOfCard(book, { ...card, id: '' }), undefined) // of the first print
})

test('nothing that has its default value travels, and a session of before has its own day', async () => {
  const book = await practiceBook(clock), session = first(book)
  const sent = attending(book, session, { ...empty, seen: [3] }, 'S')
  assert.deepEqual(Object.keys(sent.payload), ['session', 'present'])
  assert.equal(sent.day, book.today())
  const yesterday = { ...session, planned_on: session.planned_on - 1 }
  assert.equal(dayNumber(dayOfSession(book, yesterday)), session.planned_on - 1)
  assert.equal(dayOfSession(book, { ...session, planned_on: session.planned_on + 5 }), book.today())
  assert.equal(wrongNewcomer({ ...fresh, family: ' ' }), 'family')
  assert.equal(wrongNewcomer({ ...fresh, sex: '' }), 'sex')
})

test('a visit keeps what was promised before, and promises anew', async () => {
  const book = await practiceBook(clock), visit = visitOf(book)
  const [promise] = promisesOf(book, visit)
  const note = { findings: ' La caisse est comptée. ', promises: [{ text: 'Afficher les prix', owner: 'Le gérant', due: '2026-12-01' }, { text: '', owner: '', due: '2026-12-01' }], kept: [promise!.id], day: '' }
  assert.equal(wrongReport({ ...note, findings: ' ' }), 'findings')
  assert.equal(wrongReport({ ...note, promises: [{ text: 'x', owner: '', due: '2026-12-01' }] }), 'promise')
  assert.equal(wrongReport(note), null)
  await keepReport(book, visit, note)
  assert.equal(reportOf(book, visit).findings, note.findings)
  await reportVisit(book, visit, note)
  const sent = [...book.lines.values()].at(-1)!.operation.payload as RecordVisitV1
  assert.deepEqual(sent, {
    visit: longId(visit.id), findings: 'La caisse est comptée.', visitor: 'Awa Kisita',
    promises: [{ text: 'Afficher les prix', owner: 'Le gérant', due_on: '2026-12-01' }], kept: [longId(promise!.id)],
  })
  assert.deepEqual(promisesOf(book, visit), [])
  assert.equal(reportOf(book, visit).findings, '')
  assert.ok(visitLine(book, visit))
})
