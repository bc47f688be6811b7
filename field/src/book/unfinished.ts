/** What is being typed and not recorded yet: one form of each kind for each person of the phone, sealed like everything
 * else. It has no place in the chain and never leaves; it goes in the very transaction that records the form. */

import type { Book } from './book.ts'

export type Fields = { [field: string]: string | string[] }
/** `name` and `id` are those of the screen; `at` is when it was last written, on this phone's clock. */
export type Unfinished = { name: string; id: string; fields: Fields; at: number }
/** A record of the safe that is no line: its name, and what it holds from now on. */
export type Note = [name: string, value: unknown]

const KEPT_DAYS = 3

/** By the person's place at the door: the name of a record may be read by anybody. */
const noteOf = (book: Book): string => `d ${book.head.people.indexOf(book.author)}`

/** Of the person at work alone, the last one touched first. */
export function unfinished(book: Book): Unfinished[] {
  const all = (book.notes.get(noteOf(book)) ?? []) as Unfinished[]
  return all.filter((one) => one.at > book.now() - KEPT_DAYS * 86_400_000)
}

/** The person's forms with this one instead of an earlier one of its kind; without `one`, the kind is done. */
export function noting(book: Book, kind: string, one?: Unfinished): Note {
  const others = unfinished(book).filter(({ name }) => name !== kind)
  const left = one ? [one, ...others] : others
  return [noteOf(book), left.length ? left : undefined]
}
