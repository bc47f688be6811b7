/** From a closed phone to an open book: enrolment, unlocking, a person more. The data key lives here while it is open. */

import { newHead, openBook, type Book } from '../book/book.ts'
import { may } from '../book/delivery.ts'
import type { Person } from '../book/window.ts'
import { longId } from '../kernel/ids.ts'
import { makeDoor, readDoors, tryDoor, writeDoors, type Way } from '../store/doors.ts'
import { makeDataKey } from '../store/keys.ts'
import { memorySafe, sealedSafe } from '../store/safe.ts'
import type { Enrolled } from '../wire/enrol.ts'
import { tried } from '../text/spoken.ts'
import { app, exchange, go, opened, theBook, theDisk } from './app.svelte.ts'
import { secondPart } from './second.svelte.ts'

let dataKey: CryptoKey | null = null

/** A book in memory for the minutes between the office's answer and the first person's lock. */
export async function begin({ identity, numbers, offset }: Enrolled): Promise<void> {
  const head = { ...(await newHead(identity, numbers)), offset }
  opened(await openBook(memorySafe(), head))
  await exchange()
}

/** Who may work here, by the office's word of today. */
export function mayWork(book: Book): Person[] {
  return [...book.window.people.values()].filter((one) => one.permissions && !book.head.people.includes(longId(one.id)))
}

/** The first person closes the phone with their secret: only now does anything reach its disk. */
export async function firstPerson(person: Person, sign: number, way: Way, secret: string): Promise<void> {
  const disk = await theDisk(), memory = theBook(), key = await makeDataKey()
  const safe = sealedSafe(disk, key)
  const door = await makeDoor(sign, way, secret, key)
  const head = { ...memory.head, people: [longId(person.id)] }
  await safe.commit({ records: new Map<string, unknown>([...memory.blocks(), ['head', head]]) })
  await writeDoors(disk, [door])
  app.doors = [door]
  dataKey = key
  await openAs(0)
  await navigator.storage?.persist?.()
}

export async function anotherPerson(person: Person, sign: number, way: Way, secret: string): Promise<void> {
  const disk = await theDisk()
  const door = await makeDoor(sign, way, secret, dataKey!)
  const at = app.doors.length
  await theBook().change((head) => (head.people = [...head.people.slice(0, at), longId(person.id)]))
  await writeDoors(disk, [...plainly(app.doors), door])
  app.doors = [...app.doors, door]
  go({ name: 'phone' }, true)
}

const plainly = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** False for a wrong secret; the door then says how long to wait. */
export async function unlock(at: number, secret: string): Promise<boolean> {
  const doors = plainly(app.doors)
  dataKey = await tryDoor(await theDisk(), doors, at, secret, Date.now())
  app.doors = doors
  if (dataKey) await openAs(at)
  return dataKey !== null
}

async function openAs(at: number): Promise<void> {
  const book = await openBook(sealedSafe(await theDisk(), dataKey!))
  book.author = book.head.people[at] ?? ''
  opened(book)
  const first = may(book, 'c') || may(book, 'm') ? 'find' : may(book, 'k') ? 'cash' : may(book, 't') ? 'training' : 'day'
  go({ name: first }, true)
}

export async function practise(): Promise<void> {
  const part = await secondPart().catch(() => null) // told by `second.failed`
  if (!part) return go({ name: 'start' }, true)
  opened(await part.practiceBook())
  go({ name: 'find' })
}

export async function start(): Promise<void> {
  if (tried) return practise()
  app.doors = await readDoors(await theDisk())
  const enrolling = location.hash.startsWith('#enroler=')
  if (app.doors.length) void secondPart().catch(() => undefined) // while the secret is typed
  go({ name: app.doors.length && !enrolling ? 'lock' : enrolling ? 'enrol' : 'start' }, true)
}

const IDLE = 5 * 60_000
const HIDDEN = 60_000

/** Leaving the page is the surest way to forget a key: after five idle minutes, or a minute out of sight. */
export function lockWhenIdle(): void {
  let last = Date.now()
  const touched = () => (last = Date.now())
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, touched, { passive: true })
  const look = (patience: number) => {
    if (dataKey && !app.busy && Date.now() - last > patience) location.reload()
  }
  setInterval(() => look(IDLE), 20_000)
  let hidden = 0
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) hidden = Date.now()
    else if (dataKey && Date.now() - hidden > HIDDEN) location.reload()
  })
}
