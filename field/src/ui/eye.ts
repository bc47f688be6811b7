/** The camera, opened to read squares and closed for good: its light goes out with `close`, whatever was still on its way. */

/** Why there is nothing to see: not allowed, no camera, held by another app, or an address without https. */
export type Blind = 'refused' | 'absent' | 'held' | 'unsafe'

export type Eye = {
  close(): void
  /** null where the phone has no lamp that a page may light. */
  lamp: ((on: boolean) => Promise<void>) | null
  /** Looks for the sharp distance anew; null where the lens does not move. */
  focus: (() => Promise<void>) | null
}

/** What browsers say of a camera beyond the types that TypeScript has of it. */
type Powers = MediaTrackCapabilities & { torch?: boolean; focusMode?: string[] }
type Frame = { width: number; height: number; data: Uint8ClampedArray }
type Decode = (frame: Frame) => string
type Detector = { detect(from: HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorMaker = { new (wanted: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> }

/** The middle square of the picture is enlarged before it is read: modules of two pixels are read that way, which are not
 * as they come (docs/decisions/0036). */
const LARGEST = 1080
const ENLARGED = 2
/** Between two looks the phone has time for the finger: as long as the look took, this at least, in ms. */
const REST = 60
/** Where the browser reads squares itself, ours looks too at one frame in so many: on Android without Google's services
 * the browser's reader is there and sees nothing. */
const ALSO = 4

export async function openEye(video: HTMLVideoElement, seen: (text: string) => void, closed: () => boolean): Promise<Eye | Blind> {
  if (!navigator.mediaDevices) return 'unsafe'
  let stream: MediaStream
  try {
    const wanted = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }
    stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false })
  } catch (problem) {
    return blindness(problem)
  }
  let open = true
  const close = () => {
    open = false
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
  const track = stream.getVideoTracks()[0]
  if (!track || closed()) {
    close()
    return 'absent'
  }
  video.srcObject = stream
  await video.play().catch(() => undefined)
  void watch(video, seen, () => open)
  const powers = (track.getCapabilities?.() ?? {}) as Powers
  const set = (one: object) => track.applyConstraints({ advanced: [one] as MediaTrackConstraintSet[] }).catch(() => undefined)
  const keepsSharp = powers.focusMode?.includes('continuous')
  if (keepsSharp) await set({ focusMode: 'continuous' })
  return {
    close,
    lamp: powers.torch ? async (on) => set({ torch: on }) : null,
    focus: powers.focusMode?.includes('single-shot')
      ? async () => {
          await set({ focusMode: 'single-shot' })
          if (keepsSharp) setTimeout(() => open && void set({ focusMode: 'continuous' }), 2000)
        }
      : null,
  }
}

function blindness(problem: unknown): Blind {
  const name = problem instanceof DOMException ? problem.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotReadableError' || name === 'AbortError' ? 'held' : 'absent'
}

async function watch(video: HTMLVideoElement, seen: (text: string) => void, open: () => boolean): Promise<void> {
  const look = await looking(video)
  while (open()) {
    const began = performance.now()
    const text = video.readyState >= video.HAVE_CURRENT_DATA ? await look() : ''
    if (text && open()) seen(text)
    await new Promise((later) => setTimeout(later, Math.max(REST, performance.now() - began)))
  }
}

/** One look at what is before the camera: the text of a square, or ''. */
async function looking(video: HTMLVideoElement): Promise<() => Promise<string>> {
  let own = await browsersOwn()
  let frames = 0
  const canvas = document.createElement('canvas')
  const paper = canvas.getContext('2d', { willReadFrequently: true })
  const ours: Decode = (await import('./decoder.ts')).decode
  return async () => {
    if (own) {
      const found = await own.detect(video).catch(() => null)
      if (found?.[0]) return found[0].rawValue
      if (!found) own = null
      else if (++frames % ALSO) return ''
    }
    const side = Math.min(video.videoWidth, video.videoHeight)
    if (!side || !paper) return ''
    const large = Math.round(Math.max(side, Math.min(side * ENLARGED, LARGEST)))
    if (canvas.width !== large) canvas.width = canvas.height = large
    paper.drawImage(video, (video.videoWidth - side) / 2, (video.videoHeight - side) / 2, side, side, 0, 0, large, large)
    return ours(paper.getImageData(0, 0, large, large))
  }
}

async function browsersOwn(): Promise<Detector | null> {
  const Maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector
  const formats = await Maker?.getSupportedFormats().catch((): string[] => [])
  return Maker && formats?.includes('qr_code') ? new Maker({ formats: ['qr_code'] }) : null
}
