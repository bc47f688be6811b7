/** Keys of the phone: the data key that everything lies under, the signing key, and the office's public key.
 * What they protect against, and what not, is in docs/field-threats.md. */

import { b64, joined, random, unb64, utf8, type Bytes } from '../kernel/bytes.ts'

const subtle = globalThis.crypto.subtle
const AES = { name: 'AES-GCM', length: 256 } as const
const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const
const IV = 12

export const makeDataKey = (): Promise<CryptoKey> => subtle.generateKey(AES, true, ['encrypt', 'decrypt'])

/** `place` binds a record to where it lies: two records cannot be exchanged. */
export async function encrypt(key: CryptoKey, place: string, plain: Bytes): Promise<Bytes> {
  const iv = random(IV)
  const additionalData = utf8(place)
  return joined(iv, new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain)))
}

export async function decrypt(key: CryptoKey, place: string, sealed: Bytes): Promise<Bytes> {
  const iv = sealed.subarray(0, IV), additionalData = utf8(place)
  return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed.subarray(IV)))
}

/** What unlocks the data key for one person: everything here may be read by anybody. */
export type Lock = { salt: string; rounds: number; wrapped: string }

const LEAST_ROUNDS = 150_000
const MOST_ROUNDS = 3_000_000
const PATIENCE = 600 // ms that one try may take on this phone

async function derived(secret: string, salt: Bytes, rounds: number): Promise<CryptoKey> {
  const material = await subtle.importKey('raw', utf8(secret), 'PBKDF2', false, ['deriveKey'])
  const way = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return subtle.deriveKey(way, material, AES, false, ['encrypt', 'decrypt'])
}

/** As many rounds as this phone does in the time that a person accepts to wait. */
export async function affordableRounds(): Promise<number> {
  const tried = 50_000, start = performance.now()
  await derived('measure', random(16), tried)
  const each = Math.max(performance.now() - start, 1) / tried
  return Math.round(Math.min(MOST_ROUNDS, Math.max(LEAST_ROUNDS, PATIENCE / each)))
}

export async function makeLock(secret: string, dataKey: CryptoKey, rounds: number): Promise<Lock> {
  const salt = random(16)
  const raw = new Uint8Array(await subtle.exportKey('raw', dataKey))
  const wrapped = await encrypt(await derived(secret, salt, rounds), 'data key', raw)
  return { salt: b64(salt), rounds, wrapped: b64(wrapped) }
}

/** The data key; null for a wrong secret. */
export async function openLock(secret: string, lock: Lock): Promise<CryptoKey | null> {
  const key = await derived(secret, unb64(lock.salt), lock.rounds)
  const raw = await decrypt(key, 'data key', unb64(lock.wrapped)).catch(() => null)
  return raw && subtle.importKey('raw', raw, AES, true, ['encrypt', 'decrypt'])
}

export type Signer = { secret: string; spki: string; sign: (said: string) => Promise<string> }

/** A browser keeps a CryptoKey on its disk as it is: ours lies under the data key like everything else, and is brought
 * back as one that cannot be exported. */
export async function makeSigner(): Promise<Signer> {
  const pair = await subtle.generateKey(EC, true, ['sign', 'verify'])
  const secret = b64(new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey)))
  return openSigner(secret, b64(new Uint8Array(await subtle.exportKey('spki', pair.publicKey))))
}

export async function openSigner(secret: string, spki: string): Promise<Signer> {
  const key = await subtle.importKey('pkcs8', unb64(secret), EC, false, ['sign'])
  const way = { name: 'ECDSA', hash: 'SHA-256' }
  return { secret, spki, sign: async (said) => b64(new Uint8Array(await subtle.sign(way, key, utf8(said)))) }
}

export type Seal = (plain: Bytes) => Promise<Bytes>

/** A box for one text, sealed to the office (docs/sync.md §6): only the office can open it, the phone neither. Whatever does
 * not depend on the text is done ahead, while nobody waits. */
export async function seal(office: Bytes, device: string): Promise<Seal> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const [pair, theirs] = await Promise.all([subtle.generateKey(curve, false, ['deriveBits']), subtle.importKey('raw', office, curve, false, [])])
  const epk = new Uint8Array(await subtle.exportKey('raw', pair.publicKey))
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, pair.privateKey, 256)
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const way = { name: 'HKDF', hash: 'SHA-256', salt: epk, info: utf8('lisanga-seal-1') }
  const key = await subtle.deriveKey(way, material, AES, false, ['encrypt'])
  return async (plain) => joined(epk, await encrypt(key, device, plain))
}
