/** What is typed in a form outlives a lock, a reload and a crash, with one line: `const fields = typing({ sum: '' })`. It is
 * written a moment after the last key, sealed, and offered again to the same person (`screens/Unfinished.svelte`). */

import { noting, type Fields, type Note, type Unfinished } from '../book/unfinished.ts'
import { app, changed, go, theBook } from './app.svelte.ts'
import type { Name } from '../screens/table.ts'

const MOMENT = 700
let wanted: Unfinished | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let waiting: (() => Note) | null = null

/** What waits to be written is written now: the page may be on its way out. A full disk is told by what is recorded. */
async function write(): Promise<void> {
  clearTimeout(timer)
  const note = waiting
  waiting = null
  if (note) await theBook().note(...note()).catch(() => undefined)
}
addEventListener('pagehide', write)
document.addEventListener('visibilitychange', write)

export function typing<F extends Fields>(empty: F): F {
  const { name, id = '' } = app.view
  const blank = JSON.stringify(empty)
  const fields = $state(wanted?.name === name && wanted.id === id ? { ...empty, ...wanted.fields } : empty)
  wanted = null
  let before = JSON.stringify(fields)
  $effect(() => {
    const now = JSON.stringify(fields)
    if (now === before) return
    before = now
    clearTimeout(timer)
    waiting = () => noting(theBook(), name, now === blank ? undefined : { name, id, fields: JSON.parse(now), at: theBook().now() })
    timer = setTimeout(write, MOMENT)
  })
  $effect(() => () => void write().then(changed))
  return fields
}

/** Goes with the recording of the form on the screen: both are on the disk, or none. */
export function typed(): { note: Note } {
  clearTimeout(timer)
  waiting = null
  return { note: noting(theBook(), app.view.name) }
}

export function resume(one: Unfinished): void {
  wanted = one
  go({ name: one.name as Name, ...(one.id ? { id: one.id } : {}) })
}
