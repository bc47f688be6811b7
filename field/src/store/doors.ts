/** Who can open this phone: an image each, and a lock. All of it may be read by anybody, and names nobody. */

import type { Disk } from './disk.ts'
import { affordableRounds, makeLock, openLock, type Lock } from './keys.ts'

export type Way = 'pin' | 'signs'
export type Door = { sign: number; way: Way; lock: Lock | null; tries: number; until: number }

export const FREE_TRIES = 5
export const MOST_TRIES = 15
const MINUTE = 60_000

export const readDoors = async (disk: Disk): Promise<Door[]> => ((await disk.get('plain', 'doors')) as Door[] | undefined) ?? []
export const writeDoors = (disk: Disk, doors: Door[]): Promise<void> => disk.write([['plain', 'doors', doors]])

/** Six digits in a row or all the same, three times one image, are the first that anybody tries. */
export function isEasy(way: Way, secret: string): boolean {
  const parts = way === 'pin' ? [...secret] : secret.split(' ')
  if (way === 'pin' && ('0123456789'.includes(secret) || '9876543210'.includes(secret))) return true
  return new Set(parts).size < (way === 'pin' ? 3 : 2)
}

export async function makeDoor(sign: number, way: Way, secret: string, dataKey: CryptoKey): Promise<Door> {
  return { sign, way, lock: await makeLock(secret, dataKey, await affordableRounds()), tries: 0, until: 0 }
}

/** Counts the try on the disk before it looks, so that pulling the battery gives none back. After five wrong ones each
 * waits longer; after fifteen the lock itself is forgotten. */
export async function tryDoor(disk: Disk, doors: Door[], at: number, secret: string, now: number): Promise<CryptoKey | null> {
  const door = doors[at]!
  if (!door.lock || door.until > now) return null
  door.tries += 1
  const over = door.tries - FREE_TRIES
  door.until = over >= 0 ? now + Math.min(15, 2 ** over) * MINUTE : 0
  await writeDoors(disk, doors)
  const key = await openLock(secret, door.lock)
  if (key) Object.assign(door, { tries: 0, until: 0 })
  else if (door.tries >= MOST_TRIES) door.lock = null
  if (key || !door.lock) await writeDoors(disk, doors)
  return key
}
