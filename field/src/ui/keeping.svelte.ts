/** The one way from a screen into the book: once a press, and its line is shown. */

import type { Recording } from '../book/book.ts'
import { fr } from '../text/fr.ts'
import { changed, go, theBook } from './app.svelte.ts'
import { typed } from './typing.svelte.ts'

let busy = false

/** '' when it is kept; else what to tell, and nothing was kept. */
export async function keep(one: Recording): Promise<string> {
  if (busy) return ''
  busy = true
  try {
    const line = await theBook().record({ ...one, ...typed() })
    changed()
    go({ name: 'line', id: String(line.operation.sequence) }, true)
    return ''
  } catch (problem) {
    const full = problem instanceof DOMException && problem.name === 'QuotaExceededError'
    return full ? fr.full : `${fr.broken} ${problem}`
  } finally {
    busy = false
  }
}
