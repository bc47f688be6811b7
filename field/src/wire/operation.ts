/** What the phone keeps of an operation: its eight lines and its place in the chain (docs/sync.md §2). */

import { idBytes } from '../kernel/ids.ts'
import { sha256, utf8, type Bytes } from '../kernel/bytes.ts'

/** Fields of the contracts; never null, never a float, nothing that has its default value. */
export type Payload = object

export type Operation = {
  sequence: number
  type: string
  version: number
  author: string
  captured: number
  day: string
  after: string[]
  payload: Payload
}

export function textOf(one: Operation): string {
  const after = one.after.join(',')
  const lines = [one.sequence, one.type, one.version, one.author, one.captured, one.day, after, JSON.stringify(one.payload)]
  return lines.join('\n')
}

export const firstHash = (device: string): Promise<Bytes> => sha256(utf8('lisanga-chain-1'), idBytes(device))
export const nextHash = (before: Bytes, one: Operation): Promise<Bytes> => sha256(before, utf8(textOf(one)))
