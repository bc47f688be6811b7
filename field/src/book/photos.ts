/** Photographs: each is named by an operation of its own, recorded at once; the picture itself travels apart, later. */

import type { AddPhotosV1, SetPhotoV1 } from '../contracts/operations.ts'
import { hex, sha256, type Bytes } from '../kernel/bytes.ts'
import { longId } from '../kernel/ids.ts'
import type { Book, Recording } from './book.ts'
import { unsent } from './delivery.ts'
import { stateOf, type Line } from './lines.ts'
import { fullName, type Member } from './window.ts'

/** Those that this phone still has to bring, oldest first: the office has given no final word on their lines. */
export const waitingPhotos = (book: Book): Line[] => [...book.lines.values()].filter(brings)

const brings = (line: Line): boolean => !!line.photo && (stateOf(line) === 'here' || stateOf(line) === 'sent')

/** The office has it now, or will not have it and says why: the phone's own copy goes. */
export async function letGo(book: Book, { operation: { sequence } }: Line, problem?: string): Promise<void> {
  const { photo: _, ...line } = book.lines.get(sequence)!
  await book.letGo(problem ? { ...line, problems: [['picture', 'photo', problem]] } : line)
}

/** What the office has decided meanwhile needs no photograph of this phone any more; how many went. */
export async function tidyPhotos(book: Book): Promise<number> {
  const settled = [...book.lines.values()].filter((line) => line.photo && !brings(line))
  for (const line of settled) await letGo(book, line)
  return settled.length
}

/** `member` by the window's own short id. */
export async function portrait(book: Book, member: Member, photo: Bytes): Promise<Recording> {
  const id = longId(member.id)
  const payload: SetPhotoV1 = { member: id, photo: hex(await sha256(photo)) }
  return { type: 'members.set_photo', payload, photo, after: unsent(book, id), title: fullName(member) }
}

/** One photograph an operation: each is shown as soon as it has come. `visit` by its long id; `after`: the operation of
 * this phone that made the visit, when the office does not have it yet. */
export async function ofVisit(visit: string, photo: Bytes, title: string, after: string[] = []): Promise<Recording> {
  const payload: AddPhotosV1 = { visit, photos: [hex(await sha256(photo))] }
  return { type: 'training.add_photos', payload, photo, after, title }
}
