/** What the member's paper says of contests that the office knows. */

import type { Book } from '../../book/book.ts'
import type { Line } from '../../book/lines.ts'
import { dayText, shortDay } from '../../kernel/days.ts'
import { shortId } from '../../kernel/ids.ts'
import { contested } from '../../text/member-contest-fr.ts'

export function notesOn(book: Book, line: Line): string[] {
  const told = [...book.window.contests.values()].filter((one) => one.delivery === shortId(line.id))
  return told.map((one) => contested(shortDay(dayText(one.on)), one.answer, one.instead))
}
