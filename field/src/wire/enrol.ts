/** Enrolment (docs/sync.md §1): a one-time code and a public key in, the phone's identity out. */

import type { Identity } from '../book/book.ts'
import { makeSigner } from '../store/keys.ts'
import { post } from './sync.ts'

export type Enrolled = { identity: Identity; numbers: [number, number][]; offset: number }

/** The code of a link or of what a person typed or pasted; '' when there is none. */
export function codeIn(written: string): string {
  return /(?:#enroler=|^)([\w-]{22})$/.exec(written.trim())?.[1] ?? ''
}

/** null: no network; a text: what the office said against it. The key stays the same when it is tried again. */
export function enrolment(app: string) {
  const made = makeSigner()
  return async (code: string): Promise<Enrolled | string | null> => {
    const signer = await made
    const proof = await signer.sign(`lisanga-enrol-1\n${code}\n${signer.spki}`)
    const reply = await post('/api/devices', JSON.stringify({ v: 1, code, key: signer.spki, app, proof }), '')
    if (!reply || reply.status >= 500) return null
    const said = reply.body as (Omit<Identity, 'secret' | 'spki'> & { numbers: [number, number][]; now: number; error?: string }) | null
    if (reply.status !== 200 || !said) return said?.error ?? 'malformed'
    const { device, name, organisation, centre, series, zone, seal } = said
    const identity = { device, name, organisation, centre, series, zone, seal, secret: signer.secret, spki: signer.spki }
    return { identity, numbers: said.numbers, offset: said.now - Date.now() }
  }
}
