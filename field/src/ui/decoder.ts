/** The reader of squares that we bring along: a chunk of its own, loaded when a camera is opened (docs/decisions/0036). */

import decodeQR from 'qr/decode.js'

/** Milliseconds for second attempts at one frame: the next frame is a better one. */
const PATIENCE = 40

export function decode(frame: { width: number; height: number; data: Uint8ClampedArray }): string {
  try {
    return decodeQR(frame, { effort: 4, timeLimit: PATIENCE })
  } catch {
    return ''
  }
}
