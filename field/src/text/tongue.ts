/** Other languages than French: a partial catalogue each, what is missing there stays French. No file is used for work that
 * no speaker has read: until then it is « à relire », and is seen in the practice mode only. */

import { amount, number } from '../kernel/numbers.ts'
import type { cash } from './cash-fr.ts'
import type { close } from './close-fr.ts'
import type { contest } from './contest-fr.ts'
import type { fr } from './fr.ts'
import type { membership } from './membership-fr.ts'
import type { phone } from './phone-fr.ts'
import type { typing } from './typing-fr.ts'

/** Texts by room: a room whose file is made by `spoken` has its row here. */
export type Rooms = { shell: typeof fr; cash: typeof cash; membership: typeof membership; phone: typeof phone; typing: typeof typing; contest: typeof contest; close: typeof close }

/** Some of the texts, each of its French shape. */
export type Partly<T> = { [key in keyof T]?: T[key] extends string | readonly string[] | ((...given: never[]) => string) ? Same<T[key]> : Partly<T[key]> }
type Same<T> = T extends string ? string : T

/** What stands beside French on a receipt: words alone, no figures. */
export const BESIDE = ['receipt', 'moisture', 'impurity', 'net', 'price', 'unknown', 'withheld', 'toPay', 'void', 'contest'] as const
export type MemberWords = { [key in (typeof BESIDE)[number]]?: string }

/** With what a sentence writes numbers. A language imports nothing: it is loaded alone, before anything else runs. */
export const tools = { amount, number }

export type Tongue = {
  /** In the language itself. */
  name: string
  /** The speaker who has read all of it, and the day; null: « à relire ». */
  reviewed: { by: string; on: string } | null
  member: MemberWords
  words: (say: typeof tools) => Partly<Rooms>
}

export const LANGUAGES = {
  ln: () => import('./languages/ln.ts'),
  sw: () => import('./languages/sw.ts'),
  kg: () => import('./languages/kg.ts'),
  lua: () => import('./languages/lua.ts'),
}
export type Code = keyof typeof LANGUAGES

/** The language of a code; null for a code that is none, or one that is not on this phone. */
export async function tongueOf(code: string | null): Promise<Tongue | null> {
  const load = code && Object.hasOwn(LANGUAGES, code) ? LANGUAGES[code as Code] : null
  return load ? load().then((file) => file.default, () => null) : null
}

/** Whether it may be used: for work only what a speaker has read. */
export const mayUse = (one: Tongue | null, practice: boolean): one is Tongue => one !== null && (practice || one.reviewed !== null)

/** French with what the other language has in its place. */
export function merged<T extends object>(french: T, other: object | undefined): T {
  if (!other) return french
  const all = { ...french } as { [key: string]: unknown }
  for (const [key, text] of Object.entries(other)) {
    const before = all[key]
    all[key] = before && typeof before === 'object' && !Array.isArray(before) ? merged(before, text as object) : text
  }
  return all as T
}
