import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { b64, sha256, unb64, utf8 } from '../src/kernel/bytes.ts'
import { operationId, shortId } from '../src/kernel/ids.ts'
import { pack } from '../src/wire/packing.ts'
import { firstHash, nextHash, textOf, type Operation } from '../src/wire/operation.ts'

const shared = JSON.parse(readFileSync(new URL('../../contracts/sync/exchange-1.json', import.meta.url), 'utf8'))

function read(text: string): Operation {
  const [sequence, type, version, author, captured, day, after, payload] = text.split('\n') as [string, string, string, string, string, string, string, string]
  const numbers = { sequence: Number(sequence), version: Number(version), captured: Number(captured) }
  return { ...numbers, type, author, day, after: after ? after.split(',') : [], payload: JSON.parse(payload) }
}

test('ids, texts and hashes are those of the shared exchange', async () => {
  let hash = await firstHash(shared.device)
  assert.equal(b64(hash), shared.first_hash)
  for (const one of shared.operations) {
    const operation = read(one.text)
    assert.equal(textOf(operation), one.text)
    assert.equal(operationId(shared.device, operation.sequence, operation.captured), one.id)
    assert.equal(shortId(one.id), one.short)
    hash = await nextHash(hash, operation)
    assert.equal(b64(hash), one.hash)
  }
})

test('its operations are packed into the same rows, and its signature is over the same lines', async () => {
  const body = JSON.parse(shared.body)
  const packed = pack(shared.operations.map((one: { text: string }) => read(one.text)), body.z)
  assert.deepEqual({ a: packed.a, u: packed.u, c: packed.c }, { a: body.a, u: body.u, c: body.c })
  assert.equal(packed.o.length, body.o.length)
  const digest = b64(await sha256(utf8(shared.body)))
  assert.equal(shared.signed.split('.').at(-1), digest)
  const key = await crypto.subtle.importKey('spki', unb64(shared.public_key), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
  assert.ok(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, unb64(shared.signature), utf8(shared.signed)))
})
