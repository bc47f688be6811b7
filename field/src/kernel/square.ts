/** What a square on paper says, when it is one of ours. The printed addresses: a member's card, receipts of the office and
 * of telephones, other papers, the link that puts a telephone to work. The address's host is not asked: an office is
 * reached under several names, and a number says nothing without the register that this phone already holds. `id` is '' on cards of the first print. */

export type Square =
  | { kind: 'member'; code: string; number: number; id: string }
  | { kind: 'receipt'; id: string }
  | { kind: 'phoneReceipt'; device: string; receipt: string }
  | { kind: 'enrol'; code: string }
  | { kind: 'paper' }

const WAYS: [RegExp, (match: string[]) => Square][] = [
  [/^\/c\/([\w-]{1,40})\/membres\/(\d{1,9})\/?$/i, ([code, number, id]) => ({ kind: 'member', code: code!.toUpperCase(), number: Number(number), id: id! })],
  [/^\/v\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\//, ([id]) => ({ kind: 'receipt', id: id! })],
  [/^\/v\/t\/([\w-]{22})\/([A-Z0-9]{1,12}-\d{4,10})\./, ([device, receipt]) => ({ kind: 'phoneReceipt', device: device!, receipt: receipt! })],
  [/^\/v\/(?:parts|formation|depots|conventions|livrable)\//, () => ({ kind: 'paper' })],
]

/** null for whatever is not an address that we print. */
export function squareOf(text: string): Square | null {
  const address = /^https?:\/\/[^/?#\s]{1,253}(\/[^?#\s]*)(?:\?[^#\s]*)?(?:#(\S*))?$/i.exec(text.trim())
  if (!address) return null
  const [, path, fragment] = address as unknown as [string, string, string | undefined]
  const enrolling = path === '/terrain/' && /^enroler=([\w-]{22})$/.exec(fragment ?? '')
  if (enrolling) return { kind: 'enrol', code: enrolling[1]! }
  for (const [way, made] of WAYS) {
    const match = way.exec(path)
    if (match) return made([...match.slice(1), /^[\w-]{22}$/.exec(fragment ?? '')?.[0] ?? ''])
  }
  return null
}

/** A square stays before the camera for many frames: it counts again once it has been out of sight for `pause` ms. */
export function once(pause: number): (text: string, now: number) => boolean {
  const seen = new Map<string, number>()
  return (text, now) => {
    const last = seen.get(text)
    seen.set(text, now)
    return last === undefined || now - last > pause
  }
}
