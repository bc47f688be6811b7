/** A new member, enrolled where they stand: number from this phone's block, likenesses shown before, never refused. */

import { fold } from '../kernel/names.ts'
import type { RegisterMemberV1 } from '../contracts/operations.ts'
import { nextNumber, type Book, type Recording } from './book.ts'
import { fullName, newMember, type Member } from './window.ts'

export type Entry = { family: string; post: string; given: string; sex: 'F' | 'M' | ''; birthYear: string; village: string; phone: string }

export const emptyEntry = (village = ''): Entry => ({ family: '', post: '', given: '', sex: '', birthYear: '', village, phone: '' })

/** Nine digits of the country, however they were written; else as it stands. */
export function phoneDigits(written: string): string {
  const digits = written.replace(/\D/g, '')
  const own = digits.replace(/^(00243|243|0)/, '')
  return own.length === 9 ? own : digits
}

const nameKey = (...parts: string[]): string => fold(parts.join(' ')).split(' ').sort().join(' ')

/** Members who look like this one: the same words of the name in any order, or the same telephone. */
export function alike(book: Book, entry: Entry): Member[] {
  const key = nameKey(entry.family, entry.post, entry.given), phone = phoneDigits(entry.phone)
  return [...book.window.members.values()].filter(
    (one) => (key && key === nameKey(fullName(one))) || (phone.length === 9 && phone === phoneDigits(one.phone)),
  )
}

const OLDEST = 110

/** The field that is wrong; null when all is well. Only the name is needed. */
export function wrongIn(entry: Entry, today: string): 'family' | 'birthYear' | null {
  if (!entry.family.trim()) return 'family'
  const year = Number(today.slice(0, 4)), born = entry.birthYear.trim()
  if (born && (!/^\d{4}$/.test(born) || Number(born) > year || Number(born) < year - OLDEST)) return 'birthYear'
  return null
}

export function enrolling(book: Book, entry: Entry): Recording {
  const text = (one: string) => one.trim().replace(/\s+/g, ' ')
  const family = text(entry.family), post = text(entry.post), given = text(entry.given)
  const phone = text(entry.phone), village = text(entry.village), { sex } = entry
  const payload: RegisterMemberV1 = { family }
  if (post) payload.post = post
  if (given) payload.given = given
  if (sex) payload.sex = sex
  if (phone) payload.phone = phone
  if (village) payload.village = village
  if (entry.birthYear.trim()) payload.birth_year = Number(entry.birthYear)
  const number = nextNumber(book.head)
  if (number) payload.number = number
  const member = newMember({ number, family, post, given, sex, phone, village, birth_year: Number(entry.birthYear) || 0 })
  return { type: 'members.register_member', payload, member, title: fullName(member) }
}
