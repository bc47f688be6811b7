/** The language of the app, chosen in the settings and loaded before the first text is read. */

import { mayUse, merged, tongueOf, tools, type Partly, type Rooms, type Tongue } from './tongue.ts'

const PATIENCE = 2000 // ms: nothing keeps the app from starting
const kept = (name: string): string | null => globalThis.localStorage?.getItem(name) ?? null

/** A language that is tried lasts as long as the window, and leads to the practice mode alone. */
export const tried = globalThis.sessionStorage?.getItem('language') ?? null

async function chosen(): Promise<Tongue | null> {
  const code = tried ?? kept('language')
  const late = new Promise<null>((tell) => setTimeout(tell, PATIENCE, null))
  const tongue = code ? await Promise.race([tongueOf(code), late]) : null
  return mayUse(tongue, tried !== null) ? tongue : null
}

export const tongue = await chosen()
const words: Partly<Rooms> = tongue?.words(tools) ?? {}

export const spoken = <T extends object>(room: keyof Rooms, french: T): T => merged(french, words[room])
