/** The one way from a screen into the book: once a press, and its line is shown. */

import type { Recording } from '../book/book.ts'
import type { Line } from '../book/lines.ts'
import { isFull } from '../store/disk.ts'
import { fr } from '../text/fr.ts'
import { changed, go, theBook } from './app.svelte.ts'
import { typed } from './typing.svelte.ts'

let busy = false

/** '' when it is kept; else what to tell. Given a way to record, what it records last is shown. */
export async function keep(one: Recording | (() => Promise<Line>)): Promise<string> {
  if (busy) return ''
  busy = true
  try {
    const line = await (typeof one === 'function' ? one() : theBook().record({ ...one, ...typed() }))
    changed()
    go({ name: 'line', id: String(line.operation.sequence) }, true)
    return ''
  } catch (problem) {
    return whyNot(problem)
  } finally {
    busy = false
  }
}

/** Nothing was kept, and this is what to do. */
export function whyNot(problem: unknown): string {
  return isFull(problem) ? fr.full : `${fr.broken} ${problem}`
}
