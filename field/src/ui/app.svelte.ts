/** What is on the screen, and the one book that is open. Screens read it; nothing is kept here. */

import type { Book } from '../book/book.ts'
import { indexed, type NameIndex } from '../kernel/names.ts'
import { fullName, type Member } from '../book/window.ts'
import { isFull, openDisk, type Disk } from '../store/disk.ts'
import { fr } from '../text/fr.ts'
import { synchronise, type Outcome } from '../wire/sync.ts'
import type { Door } from '../store/doors.ts'
import type { Name, View } from '../screens/table.ts'

export type Look = '' | 'light' | 'sun' | 'dark'

export const app = $state({
  view: { name: 'start' } as View,
  /** Grows with every change of the book: what is computed from the book reads it. */
  revision: 0,
  doors: [] as Door[],
  online: navigator.onLine,
  busy: false,
  trouble: '',
  look: '' as Look,
  outcome: null as Outcome | null,
})

let book: Book | null = null
let disk: Promise<Disk> | null = null
let index: { at: number; kept: NameIndex<Member> } | null = null

export const theDisk = (): Promise<Disk> => (disk ??= openDisk())

/** The open book; screens that need one are not shown before there is one. */
export function theBook(): Book {
  void app.revision
  if (!book) throw new Error('no book')
  return book
}

export const hasBook = (): boolean => (void app.revision, book !== null)

export function opened(one: Book | null): void {
  book = one
  index = null
  app.outcome = null
  app.revision++
}

export function changed(): void {
  app.revision++
}

/** By name or number; built again only when the office has sent new rows. */
export function memberIndex(): NameIndex<Member> {
  const { window, head } = theBook()
  const at = Number(head.last?.at ?? 0) + window.members.size
  if (index?.at !== at) {
    const members = [...window.members.values()].sort((one, other) => (fullName(one) < fullName(other) ? -1 : 1))
    index = { at, kept: indexed(members, (one) => `${fullName(one)} ${one.number}`) }
  }
  return index.kept
}

/** To another screen; the phone's own back button returns. */
export function go(view: View, replace = false): void {
  const kept = $state.snapshot(view)
  if (replace) history.replaceState(kept, '')
  else history.pushState(kept, '')
  app.view = view
  app.trouble = ''
  requestAnimationFrame(() => scrollTo(0, 0)) // when the new screen is laid out anyway
}

export const back = (): void => history.back()

/** Screens that are shown while no book is open, and only then. */
const CLOSED: Name[] = ['start', 'enrol', 'lock', 'elsewhere']

addEventListener('popstate', (event) => {
  const view = event.state as View | null
  if (view && (book !== null) !== CLOSED.includes(view.name)) app.view = view
})
addEventListener('online', () => (app.online = true))
addEventListener('offline', () => (app.online = false))

/** Free megabytes that the browser still gives us. */
export async function freeMegabytes(): Promise<number> {
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}
  return Math.floor((quota - usage) / 1_048_576)
}

/** Goes to the office and back; when the office has taken the phone back, everything here is erased. */
export async function exchange(): Promise<void> {
  if (app.busy || theBook().practice) return
  app.busy = true
  try {
    const outcome = await synchronise(theBook(), { app: APP_VERSION, free: await freeMegabytes() })
    if (!outcome.done && outcome.hindrance === 'wipe') {
      await (await theDisk()).erase()
      location.reload()
    }
    app.outcome = outcome
  } catch (error) {
    app.trouble = isFull(error) ? fr.noRoom : String(error)
  } finally {
    app.busy = false
    changed()
  }
}

export function wear(look: Look): void {
  app.look = look
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset['look'] = look || (dark ? 'dark' : 'light')
  localStorage.setItem('look', look)
}
