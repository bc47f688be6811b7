/** Whose card it is, and which line a receipt of ours is. A card names a person, it proves nothing: whoever holds it could as
 * well have said the number. */

import type { Square } from '../kernel/square.ts'
import { shortId } from '../kernel/ids.ts'
import type { Book } from './book.ts'
import type { Line } from './lines.ts'
import type { Member } from './window.ts'

/** `elsewhere`: of another cooperative; `unknown`: not in this window; `twice`: two members were given the number of an old
 * card, which has no more than that. */
export type Holder = Member | 'elsewhere' | 'unknown' | 'twice'

export function holderOf(book: Book, { code, number, id }: Square & { kind: 'member' }): Holder {
  if (code !== book.head.identity.organisation.code.toUpperCase()) return 'elsewhere'
  if (id) return book.window.members.get(id) ?? 'unknown'
  const found = [...book.window.members.values()].filter((one) => one.number === number)
  return found.length > 1 ? 'twice' : (found[0] ?? 'unknown')
}

/** The line of a receipt that this phone gave, on its own paper or on the office's; null for any other. */
export function lineOf(book: Book, square: Square): Line | null {
  const { identity } = book.head
  if (square.kind === 'phoneReceipt' && square.device !== shortId(identity.device)) return null
  for (const line of book.lines.values()) {
    if (square.kind === 'receipt' ? line.id === square.id : square.kind === 'phoneReceipt' && line.receipt?.number === square.receipt) return line
  }
  return null
}
