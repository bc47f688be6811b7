/** What the office keeps of a photograph is its picture and nothing else (docs/sync.md §8). */

import { joined, type Bytes } from './bytes.ts'

const SCAN = 0xda, END = 0xd9, JFIF = 0xe0, JFIF_BYTES = 16
const COMMENT = 0xfe

/** Applications' own segments: the place, the telephone, a small second picture, colour profiles. */
const told = (marker: number, length: number): boolean =>
  marker === COMMENT || (marker >= JFIF && marker <= 0xef && (marker !== JFIF || length !== JFIF_BYTES))

/** The same JPEG without what it tells beside its picture; null when it is none. */
export function bare(jpeg: Bytes): Bytes | null {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return null
  const kept = [jpeg.subarray(0, 2)]
  for (let at = 2; at + 4 <= jpeg.length; ) {
    const marker = jpeg[at + 1]!, length = (jpeg[at + 2]! << 8) | jpeg[at + 3]!
    if (jpeg[at] !== 0xff) return null
    let next = at + 2 + length
    if (marker === SCAN) next = endOfScan(jpeg, next)
    if (!told(marker, length)) kept.push(jpeg.subarray(at, next))
    at = next
    if (jpeg[at] === 0xff && jpeg[at + 1] === END) return joined(...kept, jpeg.subarray(at, at + 2))
  }
  return null
}

function endOfScan(jpeg: Bytes, from: number): number {
  for (let at = from; at + 1 < jpeg.length; at++) {
    const following = jpeg[at + 1]!
    if (jpeg[at] === 0xff && following !== 0 && (following < 0xd0 || following > 0xd7)) return at
  }
  return jpeg.length
}
