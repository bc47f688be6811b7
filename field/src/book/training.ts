/** Training on the phone: who came to a session, what was seen and promised on a visit. What is tapped or written waits
 * beside the chain, for whoever of the phone goes on with it; it goes in the very transaction that records it. */

import type { AddPhotosV1, RecordAttendanceV1, RecordVisitV1, RegisterParticipantV1, SentPromise } from '../contracts/operations.ts'
import { dayNumber, dayText } from '../kernel/days.ts'
import { longId } from '../kernel/ids.ts'
import { found, indexed } from '../kernel/names.ts'
import type { Square } from '../kernel/square.ts'
import type { Book, Recording } from './book.ts'
import { nameOf } from './delivery.ts'
import { stateOf, type Line, type State } from './lines.ts'
import type { Note } from './unfinished.ts'
import type { Participant, Promised, Session, Visit } from './window.ts'

/** Somebody whom no sheet names; `id` once they are recorded on this phone. */
export type Newcomer = { family: string; post: string; given: string; sex: 'F' | 'M' | ''; id?: string }
/** Taps that are not recorded yet: numbers of participants; `signed` as typed; `day` when it is another one than proposed. */
export type Roll = { seen: number[]; fresh: Newcomer[]; signed: string; day: string }
/** A visit that is not recorded yet. */
export type Report = { findings: string; promises: { text: string; owner: string; due: string }[]; kept: string[]; day: string }
/** A line of the list: '' while nobody said that the person came. */
export type Listed = { key: string; name: string; number: number; village: string; state: State | '' }

const emptyRoll = (): Roll => ({ seen: [], fresh: [], signed: '', day: '' })
const emptyReport = (): Report => ({ findings: '', promises: [], kept: [], day: '' })
const nameIn = (one: { family: string; post: string; given: string }): string => [one.family, one.post, one.given].filter(Boolean).join(' ')
const linesOf = (book: Book, type: string): Line[] => [...book.lines.values()].filter((line) => line.operation.type === type)
const attendance = (line: Line): RecordAttendanceV1 => line.operation.payload as RecordAttendanceV1
/** Not refused: it stands, or will. */
const stands = (line: Line): boolean => line.verdict !== 'r' && line.verdict !== 'x'

/** Attendance recorded on this phone for a session, newest first. */
export const rollsOf = (book: Book, session: Session): Line[] =>
  linesOf(book, 'training.record_attendance').filter((line) => stands(line) && attendance(line).session === longId(session.id)).reverse()

export const visitLine = (book: Book, visit: Visit): Line | undefined =>
  linesOf(book, 'training.record_visit').filter((line) => stands(line) && (line.operation.payload as RecordVisitV1).visit === longId(visit.id)).at(-1)

const BEGUN = 'd training'
type Begun = { [id: string]: Roll | Report }

const begun = (book: Book): Begun => (book.notes.get(BEGUN) ?? {}) as Begun

/** All that is begun with this one instead of what stood there; without one, it is done. */
function noting(book: Book, id: string, one?: Roll | Report): Note {
  const { [id]: _, ...others } = begun(book)
  const left = one ? { ...others, [id]: one } : others
  return [BEGUN, Object.keys(left).length ? left : undefined]
}

const HOUR = 3_600_000

/** What was just taken back, unless it was recorded again since. */
function takenBack(book: Book, session: Session): Line | null {
  const last = book.undone.at(-1)
  if (last?.operation.type !== 'training.record_attendance' || attendance(last).session !== longId(session.id)) return null
  const { captured } = last.operation
  return book.now() - captured > HOUR || rollsOf(book, session).some((line) => line.operation.captured >= captured) ? null : last
}

/** The taps that wait; after « Annuler » those that were taken back. */
export function rollOf(book: Book, session: Session): Roll {
  const waiting = begun(book)[session.id] as Roll | undefined, last = takenBack(book, session)
  if (waiting || !last) return waiting ?? emptyRoll()
  const { present, signed } = attendance(last), numbers = new Map([...book.window.participants.values()].map((one) => [longId(one.id), one.number]))
  return {
    seen: present.flatMap((id) => numbers.get(id) ?? []),
    fresh: linesOf(book, 'training.register_participant').filter((line) => present.includes(line.id)).map(newcomerOf),
    signed: signed === undefined ? '' : String(signed),
    day: last.operation.day,
  }
}

function newcomerOf(line: Line): Newcomer {
  const { family, post = '', given = '', sex } = line.operation.payload as RegisterParticipantV1
  return { family, post, given, sex: sex as 'F' | 'M', id: line.id }
}

export const keepRoll = (book: Book, session: Session, roll?: Roll): Promise<void> => book.note(...noting(book, session.id, roll))
export const reportOf = (book: Book, visit: Visit): Report => (begun(book)[visit.id] as Report | undefined) ?? emptyReport()
export const keepReport = (book: Book, visit: Visit, report: Report): Promise<void> => book.note(...noting(book, visit.id, report))

/** The sheet in its order, then those who were added here; each with what became of their presence. */
export function sheetOf(book: Book, session: Session, roll: Roll): Listed[] {
  const came = new Set(session.came ?? []), here = new Map<string, State>()
  for (const line of rollsOf(book, session)) for (const id of attendance(line).present) if (!here.has(id)) here.set(id, stateOf(line))
  const people = peopleByNumber(book), order = new Set([...(session.people ?? []), ...roll.seen])
  for (const one of people.values()) if (here.has(longId(one.id))) order.add(one.number)
  const known = [...order].flatMap((number): Listed[] => {
    const one = people.get(number)
    if (!one) return []
    return [{ key: one.id, name: nameIn(one), number, village: one.village, state: came.has(number) ? 'sure' : (here.get(longId(one.id)) ?? '') }]
  })
  const listed = new Set(known.map((one) => longId(one.key)))
  const fresh = linesOf(book, 'training.register_participant').filter((line) => here.has(line.id) && !listed.has(line.id))
  return [...known, ...fresh.map((line): Listed => ({ key: line.id, name: nameIn(newcomerOf(line)), number: 0, village: '', state: here.get(line.id)! }))]
}

function peopleByNumber(book: Book): Map<number, Participant> {
  return new Map([...book.window.participants.values()].map((one) => [one.number, one]))
}

/** Those whose name or number begins as typed; all without a word. */
export function matching(listed: Listed[], text: string): Listed[] {
  return found(indexed(listed, (one) => `${one.name} ${one.number || ''}`), text, listed.length)
}

/** Of other sheets: people whom the phone knows and nobody expected here. */
export function elsewhere(book: Book, listed: Listed[], text: string, most: number): Listed[] {
  if (!text.trim()) return []
  const here = new Set(listed.map((one) => one.key))
  const others = [...book.window.participants.values()].filter((one) => !here.has(one.id))
  return matching(others.map((one) => ({ key: one.id, name: nameIn(one), number: one.number, village: one.village, state: '' as const })), text).slice(0, most)
}

/** Whose card it is, of all whom this phone knows by a sheet; a card of the first print has no id and says nothing here. */
export const holderOfCard = (book: Book, { id }: Square & { kind: 'member' }): Participant | undefined =>
  id ? [...book.window.participants.values()].find((one) => one.member === id) : undefined

/** How many are said to have come: those of the office, those recorded here, and the taps. */
export function countOf(listed: Listed[], roll: Roll): number {
  return listed.filter((one) => one.state || roll.seen.includes(one.number)).length + roll.fresh.length
}

/** The office counts by sex, and finds by name: both are asked for. */
export const wrongNewcomer = (one: Newcomer): 'family' | 'sex' | null => (!one.family.trim() ? 'family' : !one.sex ? 'sex' : null)

export function registering(session: Session, one: Newcomer): Recording {
  const text = (value: string) => value.trim().replace(/\s+/g, ' ')
  const payload: RegisterParticipantV1 = { kind: 'future_member', family: text(one.family), sex: one.sex }
  if (text(one.post)) payload.post = text(one.post)
  if (text(one.given)) payload.given = text(one.given)
  if (session.partner) payload.partner = longId(session.partner)
  return { type: 'training.register_participant', payload, title: text(nameIn(one)) }
}

/** The day that the form proposes: the session's own when it is over, else today. */
export function dayOfSession(book: Book, session: Session): string {
  const today = dayNumber(book.today())
  return dayText(session.held_on ?? Math.min(session.planned_on, today))
}

export function attending(book: Book, session: Session, roll: Roll, title: string): Recording {
  const people = peopleByNumber(book)
  const present = [...roll.seen.flatMap((number) => people.get(number) ?? []).map((one) => longId(one.id)), ...roll.fresh.map((one) => one.id!)]
  const payload: RecordAttendanceV1 = { session: longId(session.id), present }
  if (roll.signed) payload.signed = Number(roll.signed)
  const waits = linesOf(book, 'training.register_participant').filter((line) => present.includes(line.id) && ['here', 'sent'].includes(stateOf(line)))
  return { type: 'training.record_attendance', payload, after: waits.map((line) => line.id), day: roll.day || dayOfSession(book, session), title }
}

/** Newcomers first, each kept at once, then the list that names them. */
export async function takeRoll(book: Book, session: Session, roll: Roll, title: string): Promise<Line> {
  const fresh: Newcomer[] = [...roll.fresh]
  for (const [at, one] of fresh.entries()) {
    if (one.id && linesOf(book, 'training.register_participant').some((line) => line.id === one.id)) continue
    fresh[at] = { ...one, id: (await book.record(registering(session, one))).id }
    await keepRoll(book, session, { ...roll, fresh })
  }
  return book.record({ ...attending(book, session, { ...roll, fresh }, title), note: noting(book, session.id) })
}

/** Photographs of a visit that were taken with this phone. */
export const photosOf = (book: Book, visit: Visit): Line[] =>
  linesOf(book, 'training.add_photos').filter((line) => stands(line) && (line.operation.payload as AddPhotosV1).visit === longId(visit.id))

/** What a cooperative still has to do, the most urgent first; without what is ticked on a line of this phone. */
export function promisesOf(book: Book, visit: Visit): Promised[] {
  const kept = new Set(linesOf(book, 'training.record_visit').filter(stands).flatMap((line) => (line.operation.payload as RecordVisitV1).kept ?? []))
  return [...book.window.promises.values()].filter((one) => one.cooperative === visit.cooperative && !kept.has(longId(one.id))).sort((one, other) => one.due_on - other.due_on)
}

export type WrongReport = 'findings' | 'promise' | null

/** A promise says what, who and until when; one that says nothing is none. */
export function wrongReport(report: Report): WrongReport {
  if (!report.findings.trim()) return 'findings'
  return report.promises.some((one) => (one.text.trim() || one.owner.trim()) && !(one.text.trim() && one.owner.trim() && one.due)) ? 'promise' : null
}

export function visiting(book: Book, visit: Visit, report: Report): Recording {
  const promises: SentPromise[] = report.promises
    .filter((one) => one.text.trim())
    .map((one) => ({ text: one.text.trim(), owner: one.owner.trim(), due_on: one.due }))
  const payload: RecordVisitV1 = { visit: longId(visit.id), findings: report.findings.trim(), visitor: nameOf(book, book.author) }
  if (promises.length) payload.promises = promises
  if (report.kept.length) payload.kept = report.kept.map(longId)
  return { type: 'training.record_visit', payload, day: report.day || book.today(), title: visit.name }
}

export const reportVisit = (book: Book, visit: Visit, report: Report): Promise<Line> =>
  book.record({ ...visiting(book, visit, report), note: noting(book, visit.id) })
