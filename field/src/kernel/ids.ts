/** Ids of operations, and their short form on the wire (docs/sync.md §2). */

import { b64, hex, unb64, type Bytes } from './bytes.ts'

/** The id of an operation: UUIDv7 of its time and of (device, sequence), so that it need not travel. */
export function operationId(device: string, sequence: number, captured: number): string {
  const low42 = (1n << 42n) - 1n
  const r = ((BigInt(`0x${device.replaceAll('-', '')}`) & low42) << 32n) | BigInt(sequence)
  const time = BigInt(captured) & ((1n << 48n) - 1n)
  const id = (time << 80n) | (7n << 76n) | ((r >> 62n) << 64n) | (2n << 62n) | (r & ((1n << 62n) - 1n))
  return dashed(id.toString(16).padStart(32, '0'))
}

const dashed = (digits: string): string =>
  [0, 8, 12, 16, 20].map((start, at, all) => digits.slice(start, all[at + 1] ?? 32)).join('-')

export function idBytes(id: string): Bytes {
  const digits = id.replaceAll('-', '')
  return Uint8Array.from({ length: 16 }, (_, at) => parseInt(digits.slice(2 * at, 2 * at + 2), 16))
}

/** 22 characters. */
export const shortId = (id: string): string => b64(idBytes(id))
export const longId = (short: string): string => dashed(hex(unb64(short)))
