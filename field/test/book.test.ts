import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newHead, nextNumber, openBook, type Book } from '../src/book/book.ts'
import type { RecordDeliveryV1 } from '../src/contracts/operations.ts'
import { gradesFor, owedBy, reckon, recording, unitsFor, type Draft, type Reckoned } from '../src/book/delivery.ts'
import { outdated, stateOf } from '../src/book/lines.ts'
import { alike, emptyEntry, enrolling, phoneDigits, wrongIn } from '../src/book/membership.ts'
import { practiceBook } from '../src/book/practice.ts'
import { block, emptyWindow, take } from '../src/book/window.ts'
import { b64, random, sha256, unb64, utf8 } from '../src/kernel/bytes.ts'
import { shortId } from '../src/kernel/ids.ts'
import { found, indexed } from '../src/kernel/names.ts'
import type { Disk, Written } from '../src/store/disk.ts'
import { isEasy, tryDoor, type Door } from '../src/store/doors.ts'
import { decrypt, encrypt, makeDataKey, makeLock, openLock } from '../src/store/keys.ts'
import { memorySafe, sealedSafe } from '../src/store/safe.ts'
import { news, request, verdicts } from '../src/wire/exchange.ts'
import { firstHash, nextHash, textOf } from '../src/wire/operation.ts'
import { synchronise, type Send } from '../src/wire/sync.ts'
import { DEVICE, identity, PERSON, phone, told, watchedDisk } from './ground.ts'

const some = { type: 'collect.record_delivery', payload: { member: PERSON, gross: 1000 } }

function draftOf(book: Book, more: Partial<Draft> = {}): Draft {
  const [member] = book.window.members.values(), [product] = book.window.products.values(), [centre] = book.window.centres.keys()
  const none = { unit: null, count: null, bags: 6, tareEach: 1000, moisture: 1400, impurity: 0, grade: '' }
  return { member: member!, product: product!, centre: centre!, gross: 318_500, ...none, ...more }
}

test('a delivery of the practice cooperative is reckoned as on the paper', async () => {
  const book = await practiceBook()
  const draft = draftOf(book), done = reckon(book, draft) as Reckoned
  assert.equal(done.net, 308_910)
  assert.deepEqual([done.value, done.recovered, done.toPay], [200_792, 25_000, 175_792])
  const line = await book.record(recording(book, draft, done, 'Avance'))
  assert.equal(line.receipt!.number, 'ESSAI-0001')
  assert.equal(owedBy(book, draft.member), 0)
  assert.equal((reckon(book, draft) as Reckoned).recovered, 0)
  assert.equal(book.head.receipt, 2)
})

test('what makes no sense is said beside its field', async () => {
  const book = await practiceBook()
  assert.deepEqual(reckon(book, draftOf(book, { gross: null })), { field: 'gross', sentence: 'noWeight' })
  assert.deepEqual(reckon(book, draftOf(book, { gross: 5000 })), { field: 'tareEach', sentence: 'tareAbove' })
  assert.deepEqual(reckon(book, draftOf(book, { moisture: 10_000 })), { field: 'moisture', sentence: 'badPercent' })
})

test('a grade has its price, travels, and stands on the receipt', async () => {
  const book = await practiceBook()
  const [maize, groundnuts] = [...book.window.products.values()]
  const centre = draftOf(book).centre
  assert.deepEqual([gradesFor(book, maize!, centre), gradesFor(book, groundnuts!, centre)], [[], ['A', 'B']])
  const draft = draftOf(book, { product: groundnuts!, gross: 100_000, bags: 0, moisture: 0, grade: 'A' })
  const done = reckon(book, draft) as Reckoned
  assert.equal(done.value, 200_000)
  const { payload, receipt } = recording(book, draft, done, 'Avance')
  const given = payload as RecordDeliveryV1
  assert.deepEqual([given.grade, given.price, receipt!.grade], ['A', 2000, 'A'])
  const none = { ...draft, grade: '' }, ordinary = recording(book, none, reckon(book, none) as Reckoned, 'Avance')
  const usual = ordinary.payload as RecordDeliveryV1
  assert.deepEqual([usual.grade, usual.price, ordinary.receipt!.grade], [undefined, 1800, undefined])
})

test('a local unit is a weight by its factor', async () => {
  const book = await practiceBook()
  const [unit] = unitsFor(book, draftOf(book).product)
  const done = reckon(book, draftOf(book, { gross: null, unit: unit!, count: 2500, bags: 0, moisture: 0 })) as Reckoned
  assert.equal(done.gross, 2783)
})

test('operations are chained, numbered, and survive a restart', async () => {
  const safe = memorySafe(), book = await phone(safe)
  const lines = await Promise.all([1, 2, 3].map(() => book.record(some)))
  assert.deepEqual(lines.map((line) => line.operation.sequence), [1, 2, 3])
  let hash = await firstHash(DEVICE)
  for (const line of lines) {
    hash = await nextHash(hash, line.operation)
    assert.equal(line.hash, b64(hash))
  }
  assert.equal(textOf(lines[0]!.operation).split('\n').length, 8)
  const again = await openBook(safe)
  assert.equal(again.head.hash, b64(hash))
  assert.equal(again.counts().here, 3)
})

/** Bytes that went through the cryptography while something was done. */
async function bytesOf(work: () => Promise<unknown>): Promise<{ [name: string]: number }> {
  const { subtle } = crypto, counted: { [name: string]: number } = {}
  const usual = { digest: subtle.digest, encrypt: subtle.encrypt, sign: subtle.sign }
  for (const [name, place] of [['digest', 1], ['encrypt', 2], ['sign', 2]] as const) {
    Object.assign(subtle, {
      [name]: (...given: unknown[]) => {
        counted[name] = (counted[name] ?? 0) + (given[place] as Uint8Array).length
        return (usual[name] as (...all: unknown[]) => unknown).apply(subtle, given)
      },
    })
  }
  await work().finally(() => Object.assign(subtle, usual))
  return counted
}

test('recording costs the same however much waits', async () => {
  const { disk, shelves, asked } = watchedDisk()
  const book = await openBook(sealedSafe(disk, await makeDataKey()), await newHead(await identity(), []))
  book.author = PERSON
  for (let at = 0; at < 100; at++) await book.record(some)
  const record = () => bytesOf(() => book.record(some))
  asked.length = 0
  const early = await record()
  for (let at = 0; at < 400; at++) await book.record(some)
  const late = await record()
  assert.deepEqual(late, early)
  assert.deepEqual([...new Set(asked)], ['write boxes #, plain way out, sealed head, sealed o #'])
  assert.equal(shelves.boxes.size, 502)
})

test('the way out is signed with each operation, and is right after a restart', async () => {
  const { disk, shelves } = watchedDisk(), key = await makeDataKey()
  const book = await openBook(sealedSafe(disk, key), await newHead(await identity(), []))
  book.author = PERSON
  const { spki } = book.head.identity
  const verified = async () => {
    const out = shelves.plain.get('way out') as { [key: string]: string | number }
    const said = ['lisanga-file-2', DEVICE, out['n'], Number(out['f']) + shelves.boxes.size - 1, out['h']].join('\n')
    const theirs = await crypto.subtle.importKey('spki', unb64(spki), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
    return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, theirs, unb64(String(out['signature'])), utf8(said))
  }
  for (let at = 0; at < 3; at++) await book.record(some)
  assert.ok(await verified())
  await book.undo(await book.record(some))
  assert.ok(await verified())
  const again = await openBook(sealedSafe(disk, key))
  again.author = PERSON
  await again.record(some)
  await again.answered({ at: 2, verdicts: new Map() })
  assert.equal(shelves.boxes.size, 2)
  assert.ok(await verified())
})

test('a failed writing leaves the book as it was', async () => {
  const safe = memorySafe(), book = await phone(safe)
  await book.record(some)
  const { commit } = safe
  safe.commit = () => Promise.reject(new Error('full'))
  await assert.rejects(book.record(some))
  safe.commit = commit
  const line = await book.record(some)
  assert.equal(line.operation.sequence, 2)
})

test('an exchange carries what is new, and its answer settles it', async () => {
  const book = await phone()
  for (let at = 0; at < 3; at++) await book.record(some)
  const sent = await request(book, 1, told)
  const said = JSON.parse(new TextDecoder().decode(sent.inflated))
  assert.equal(said.o.length, 3)
  assert.deepEqual(said.c, [['collect.record_delivery', 1, '@member', 'gross']])
  assert.equal(said.p, b64(await firstHash(DEVICE)))
  const spki = await crypto.subtle.importKey('spki', unb64(book.head.identity.spki), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
  const signed = ['lisanga-sync-1', DEVICE, said.n, 3, `${book.head.hash}.${b64(await sha256(sent.inflated))}`].join('\n')
  assert.ok(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, spki, unb64(sent.signature), utf8(signed)))
  const answer = { at: 3, now: Date.now(), r: 'a1f1a1', p: { 2: { problems: [['x', 'y', 'Voir.'] as [string, string, string]] } } }
  await book.answered(news(sent, answer, Date.now(), 900))
  assert.deepEqual(book.counts(), { here: 0, sent: 0, sure: 2, settle: 1 })
  assert.equal(book.lines.get(2)!.problems[0]![2], 'Voir.')
  assert.equal(book.head.sureHash, book.head.hash)
  assert.equal(stateOf(book.lines.get(2)!), 'settle')
  await book.answered(news(sent, { at: 3, now: Date.now(), r: '', e: [[2, 's']] }, Date.now(), 100))
  assert.equal(book.counts().settle, 0)
})

test('contacts only grow, even when the clock goes back', async () => {
  let now = 1_764_108_000_000
  const book = await phone(memorySafe(), () => now)
  const first = await book.nextContact(0)
  now -= 86_400_000
  assert.equal(await book.nextContact(0), first + 1)
})

test('no answer leaves everything here; the next exchange sends it again', async () => {
  const book = await phone()
  await book.record(some)
  assert.deepEqual(await synchronise(book, told, async () => null), { done: false, hindrance: 'network' })
  assert.equal(book.counts().here, 1)
  const office: Send = async () => ({ status: 200, body: { at: 1, now: Date.now(), r: 'a1' }, size: 60, retryAfter: 0 })
  assert.equal((await synchronise(book, told, office)).done, true)
  assert.equal(book.counts().sure, 1)
})

test('an office that holds less is sent the missing ones', async () => {
  const book = await phone()
  for (let at = 0; at < 4; at++) await book.record(some)
  await book.answered({ at: 3, verdicts: new Map([1, 2, 3].map((one) => [one, { letter: 'a', problems: [] }])) })
  const firsts: number[] = []
  const office: Send = async (_address, body) => {
    const packed = new Blob([body as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'))
    const { f } = JSON.parse(await new Response(packed).text()) as { f: number }
    firsts.push(f)
    if (f > 2) return { status: 409, body: { error: 'gap', at: 1 }, size: 40, retryAfter: 0 }
    return { status: 200, body: { at: 4, now: Date.now(), r: 'a3' }, size: 60, retryAfter: 0 }
  }
  assert.equal((await synchronise(book, told, office)).done, true)
  assert.deepEqual(firsts, [4, 2])
})

test('verdicts are run-length', () => {
  const all = verdicts(5, { at: 0, now: 0, r: 'a2x1h1' })
  assert.deepEqual([...all].map(([at, one]) => `${at}${one.letter}`), ['5a', '6a', '7x', '8h'])
})

test('rows replace, go, and name the blocks that changed', () => {
  const window = emptyWindow()
  const k = ['id', 'name']
  take(window, { at: 1, whole: true, t: { units: { k, r: [['AAAAAAAAAAAAAAAAAAAAAA', 'sac'], ['BAAAAAAAAAAAAAAAAAAAAA', 'verre']] } } })
  const changed = take(window, { at: 2, t: { units: { k, r: [['AAAAAAAAAAAAAAAAAAAAAA', 'grand sac']] } }, x: { units: ['BAAAAAAAAAAAAAAAAAAAAA'] } })
  assert.deepEqual([...changed], ['w units 0'])
  assert.deepEqual(block(window, 'w units 0'), [{ id: 'AAAAAAAAAAAAAAAAAAAAAA', name: 'grand sac' }])
  take(window, { at: 3, t: { units: { k, r: [['CAAAAAAAAAAAAAAAAAAAAA', 'bol']], whole: true } } })
  assert.deepEqual([...window.units.keys()], ['CAAAAAAAAAAAAAAAAAAAAA'])
  take(window, { at: 4, whole: true, t: { units: { k, r: [] } } })
  assert.equal(window.units.size, 0)
})

test('lines that are in order leave after thirty days, the others stay', async () => {
  const book = await phone()
  const line = await book.record(some)
  const later = Date.now() + 31 * 86_400_000
  assert.deepEqual(outdated([line], later), [])
  assert.equal(outdated([{ ...line, verdict: 'a' }], later).length, 1)
  assert.equal(outdated(Array.from({ length: 302 }, () => ({ ...line, verdict: 'a' })), Date.now()).length, 2)
})

test('the last line is taken back as long as it was not offered, and its paper number is not used again', async () => {
  const book = await practiceBook()
  const draft = draftOf(book), record = async () => book.record(recording(book, draft, reckon(book, draft) as Reckoned, ''))
  const first = await record(), second = await record()
  assert.equal(book.mayUndo(first), false)
  assert.equal(await book.undo(second), true)
  assert.equal(await book.undo(second), false)
  assert.deepEqual([book.head.sequence, book.head.hash, book.undone.length], [1, first.hash, 1])
  const third = await record()
  assert.equal(third.receipt!.number, 'ESSAI-0003')
  assert.equal(third.operation.sequence, 2)
  await book.nextContact(2)
  assert.equal(await book.undo(third), false)
})

test('a lock opens with its secret alone, a record only in its place', async () => {
  const key = await makeDataKey(), lock = await makeLock('120412', key, 1000)
  assert.equal(await openLock('120413', lock), null)
  const opened = await openLock('120412', lock)
  const sealed = await encrypt(key, 'o 1', random(40))
  await decrypt(opened!, 'o 1', sealed)
  await assert.rejects(decrypt(opened!, 'o 2', sealed))
})

test('a member enrolled here has a number of the block, and what follows waits for them', async () => {
  const book = await practiceBook()
  const entry = { ...emptyEntry('Kinzamba'), family: 'Mpia', post: 'Kiala', given: 'Jeanne', phone: '081 123 45 67', birthYear: '1984' }
  assert.equal(alike(book, entry).length, 0)
  assert.equal(alike(book, { ...entry, given: 'Jean' }).length, 1)
  const line = await book.record(enrolling(book, entry))
  assert.deepEqual(line.operation.payload, { family: 'Mpia', post: 'Kiala', given: 'Jeanne', phone: '081 123 45 67', village: 'Kinzamba', birth_year: 1984, number: 60 })
  assert.equal(nextNumber(book.head), 61)
  assert.equal(alike(book, entry).length, 1)
  const member = book.window.members.get(shortId(line.id))!
  const draft = draftOf(book, { member }), done = reckon(book, draft) as Reckoned
  assert.deepEqual(recording(book, draft, done, '').after, [line.id])
})

test('a member needs a name, and a possible year', () => {
  assert.equal(wrongIn(emptyEntry(), '2026-11-25'), 'family')
  assert.equal(wrongIn({ ...emptyEntry(), family: 'Mpia', birthYear: '1884' }, '2026-11-25'), 'birthYear')
  assert.equal(wrongIn({ ...emptyEntry(), family: 'Mpia', birthYear: '' }, '2026-11-25'), null)
  assert.equal(phoneDigits('+243 81 123 45 67'), '811234567')
})

test('wrong tries wait longer and longer, and are counted before they are made', async () => {
  const written: Door[][] = []
  const disk = { write: async (all: Written[]) => void written.push(JSON.parse(JSON.stringify(all[0]![2])) as Door[]) } as unknown as Disk
  const doors: Door[] = [{ sign: 0, way: 'pin', lock: await makeLock('204816', await makeDataKey(), 1000), tries: 0, until: 0 }]
  let now = 1_000_000
  for (let at = 1; at <= 15; at++) {
    assert.equal(await tryDoor(disk, doors, 0, '111112', now), null)
    assert.equal(written.at(-1)![0]!.tries, at)
    if (at === 5) assert.equal(doors[0]!.until - now, 60_000)
    if (at === 6) assert.equal(await tryDoor(disk, doors, 0, '204816', now), null, 'the right one waits too')
    now = Math.max(now, doors[0]!.until) + 1
  }
  assert.equal(doors[0]!.lock, null)
})

test('what everybody tries first is no secret', () => {
  for (const easy of ['123456', '654321', '111111', '121212']) assert.ok(isEasy('pin', easy), easy)
  assert.ok(!isEasy('pin', '204816'))
  assert.ok(isEasy('signs', '3 3 3'))
  assert.ok(!isEasy('signs', '3 1 3'))
})

test('five thousand members are searched by any beginnings', async () => {
  const items = Array.from({ length: 5000 }, (_, at) => `Mbala${at % 71} Kiese${at % 53} Rémy ${at}`)
  const index = indexed(items, (one) => one)
  assert.deepEqual(found(index, 'remy 4999', 5), ['Mbala29 Kiese17 Rémy 4999'])
  assert.equal(found(index, 'm', 30).length, 30)
  assert.deepEqual(found(index, '12', 3).map((one) => one.split(' ').at(-1)), ['12', '120', '121'])
})

test('an answer that came by hand tells, and takes nothing out of the outbox', async () => {
  const book = await phone()
  await book.record(some)
  await book.record(some)
  await book.answered({ at: 0, verdicts: verdicts(1, { at: 2, now: 0, r: 'a1f1' }) })
  assert.deepEqual(book.counts(), { here: 0, sent: 0, sure: 1, settle: 1 })
  assert.equal(book.head.sure, 0)
  assert.equal((await request(book, 1, told)).last, 2)
})
