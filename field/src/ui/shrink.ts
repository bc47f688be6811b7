/** A photograph of the telephone's camera, made small enough for a network that carries six kilobytes a second. */

import type { Bytes } from '../kernel/bytes.ts'
import { bare } from '../kernel/jpeg.ts'

/** Longest sides in pixels: a face, and what a visit shows. */
export const FACE = 480
export const SCENE = 800
export const MOST_BYTES = 30_000
const LEAST_SIDE = 160
const QUALITIES = [0.8, 0.7, 0.6, 0.5, 0.4]

/** Upright, without place or maker; null for what no browser here can draw. Coarser first, then smaller. */
export async function shrunk(file: Blob, side: number): Promise<Bytes | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!picture) return null
  try {
    for (let longest = Math.min(side, Math.max(picture.width, picture.height)); ; longest = Math.round(longest * 0.8)) {
      const drawn = draw(picture, longest / Math.max(picture.width, picture.height))
      for (const quality of QUALITIES) {
        const jpeg = await written(drawn, quality)
        if (jpeg && jpeg.length <= MOST_BYTES) return jpeg
      }
      if (longest <= LEAST_SIDE) return null
    }
  } finally {
    picture.close()
  }
}

function draw(picture: ImageBitmap, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d', { alpha: false })!
  pen.imageSmoothingQuality = 'high'
  pen.fillStyle = '#fff' // under what is transparent
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

async function written(canvas: HTMLCanvasElement, quality: number): Promise<Bytes | null> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
  return blob?.type === 'image/jpeg' ? bare(new Uint8Array(await blob.arrayBuffer())) : null
}
