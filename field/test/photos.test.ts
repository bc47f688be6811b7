import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBook, type Book } from '../src/book/book.ts'
import { outdated, type Line } from '../src/book/lines.ts'
import { ofVisit, portrait, tidyPhotos, waitingPhotos } from '../src/book/photos.ts'
import { newMember } from '../src/book/window.ts'
import type { AddPhotosV1, SetPhotoV1 } from '../src/contracts/operations.ts'
import { hex, joined, random, sha256, text, utf8, type Bytes } from '../src/kernel/bytes.ts'
import { longId, shortId } from '../src/kernel/ids.ts'
import { bare } from '../src/kernel/jpeg.ts'
import { makeDataKey } from '../src/store/keys.ts'
import { sealedSafe } from '../src/store/safe.ts'
import { request } from '../src/wire/exchange.ts'
import { HEADS, PIECE, sendPhotos, weightOf, type Put, type Told } from '../src/wire/photos.ts'
import { PERSON, phone, told, watchedDisk } from './ground.ts'

const member = newMember({ id: shortId(PERSON), family: 'Kabeya' })
const nothing = () => undefined

async function withDisk(): Promise<Book> {
  const safe = sealedSafe(watchedDisk().disk, await makeDataKey())
  return phone(safe)
}

async function taken(book: Book, size = 20_000): Promise<{ line: Line; photo: Bytes }> {
  const photo = random(size)
  return { line: await book.record(await portrait(book, member, photo)), photo }
}

const sent = (book: Book, letter = 'h') => {
  const verdicts = new Map(book.from(1).map((line) => [line.operation.sequence, { letter, problems: [] }]))
  return book.answered({ at: book.head.sequence, verdicts })
}

/** An office that holds pieces; `fails` at those answers, by number. */
function office(fails: Map<number, Told | null> = new Map()): { put: Put; held: Map<string, Bytes>; carried: () => number; asked: () => number } {
  const held = new Map<string, Bytes>(), sizes = new Map<string, number>()
  let carried = 0, asked = 0
  const put: Put = async (address, piece, headers) => {
    asked += 1
    carried += piece.length
    const [digest, offset] = [address.split('/').at(-1)!.split('?')[0]!, Number(address.split('at=')[1])]
    const before = held.get(digest) ?? new Uint8Array(0), whole = Number(headers['Lisanga-Length'])
    sizes.set(digest, whole)
    const early = fails.get(asked)
    if (early) return early
    if (offset !== before.length) return { status: 409, body: { error: 'offset', at: before.length } }
    held.set(digest, joined(before, piece))
    if (early === null) return null
    const at = before.length + piece.length
    return { status: 200, body: at === whole ? { at, kept: true } : { at } }
  }
  return { put, held, carried: () => carried, asked: () => asked }
}

test('an operation names its photograph by digest, and the photograph travels after it', async () => {
  const book = await withDisk(), { line, photo } = await taken(book)
  const digest = hex(await sha256(photo))
  assert.deepEqual(line.operation.payload, { member: PERSON, photo: digest })
  assert.equal(weightOf([line]), 20_000 + 3 * HEADS)
  const { put, held } = office()
  assert.equal(await sendPhotos(book, nothing, put), '')
  assert.equal(held.size, 0, 'its operation has not gone yet')
  const left = JSON.parse(text((await request(book, 1, told)).inflated))
  assert.equal(left.i.left, 1)
  await sent(book)
  assert.equal(await sendPhotos(book, nothing, put), '')
  assert.deepEqual(held.get(digest), photo)
  assert.deepEqual(waitingPhotos(book), [])
  assert.equal(await book.photo(line), undefined)
})

test('a cut goes on where it was, also when the phone believes less', async () => {
  const book = await withDisk(), { photo } = await taken(book)
  await sent(book)
  const { put, held, carried } = office(new Map([[2, null]]))
  assert.equal(await sendPhotos(book, nothing, put), 'network')
  assert.equal(waitingPhotos(book).length, 1)
  assert.equal(await sendPhotos(book, nothing, put), '')
  assert.deepEqual([...held.values()], [photo])
  assert.ok(carried() <= photo.length + PIECE, `${carried()}`)
})

test('what is not taken stays, with a reason, or goes when it is no use', async () => {
  for (const [answer, hindrance, left] of [
    [{ status: 404, body: { error: 'unknown' } }, '', 1],
    [{ status: 503, body: { error: 'busy' } }, 'busy', 1],
    [{ status: 401, body: { error: 'signature' } }, 'signature', 1],
    [{ status: 410, body: { error: 'wiped' } }, 'wipe', 1],
    [{ status: 413, body: { error: 'size' } }, 'malformed', 1],
    [{ status: 422, body: { error: 'picture', message: 'Reprenez-la.' } }, '', 0],
  ] as const) {
    const book = await withDisk(), { line } = await taken(book)
    await sent(book)
    assert.equal(await sendPhotos(book, nothing, office(new Map([[1, answer]])).put), hindrance)
    assert.equal(waitingPhotos(book).length, left)
    if (!left) assert.equal(book.lines.get(line.operation.sequence)!.problems[0]![2], 'Reprenez-la.')
  }
})

test('an office that always says another place is left alone', async () => {
  const book = await withDisk()
  await taken(book)
  await sent(book)
  let asked = 0
  const put: Put = async () => (asked++, { status: 409, body: { error: 'digest', at: 0 } })
  assert.equal(await sendPhotos(book, nothing, put), 'busy')
  assert.equal(asked, 4)
})

test('undone, or settled by the office, a photograph leaves the phone', async () => {
  const book = await withDisk(), first = await taken(book)
  assert.ok(await book.undo(first.line))
  assert.equal(await book.photo(first.line), undefined)
  for (const letter of ['a', 'f', 'r', 'x']) {
    const { line } = await taken(book)
    await sent(book)
    assert.ok(await book.photo(line), 'held: it is waited for')
    await sent(book, letter)
    assert.equal(await tidyPhotos(book), 1)
    assert.equal(await book.photo(line), undefined)
    assert.equal(waitingPhotos(book).length, 0)
  }
})

test('a line with a photograph outlives its thirty days', async () => {
  const book = await withDisk(), { line } = await taken(book)
  const old = { ...line, verdict: 'a', operation: { ...line.operation, captured: 0 } }
  assert.deepEqual([outdated([old], Date.now()), outdated([{ ...old, photo: 0 }], Date.now()).length], [[], 1])
})

test('a photograph of somebody enrolled here waits for them there', async () => {
  const book = await withDisk()
  const enrolled = await book.record({ type: 'members.register_member', payload: { family: 'Mbo' }, member: newMember({ family: 'Mbo' }) })
  const theirs = await portrait(book, book.window.members.get(shortId(enrolled.id))!, random(500))
  assert.deepEqual(theirs.after, [enrolled.id])
  assert.equal(longId(shortId(enrolled.id)), (theirs.payload as SetPhotoV1).member)
  const visit = await ofVisit(PERSON, random(10), 'Visite', [enrolled.id])
  assert.deepEqual([visit.type, visit.after, (visit.payload as AddPhotosV1).photos.length], ['training.add_photos', [enrolled.id], 1])
})

test('it lies sealed and apart: opening the book opens none, and none opens in another place', async () => {
  const { disk, shelves, asked } = watchedDisk(), safe = sealedSafe(disk, await makeDataKey())
  const photo = joined(utf8('a face that nobody reads'), random(1000))
  await safe.commit({ photos: new Map([[1, photo], [2, photo]]) })
  const [first, second] = [shelves.photos.get(1) as Bytes, shelves.photos.get(2) as Bytes]
  assert.ok(!text(first).includes('face') && hex(first) !== hex(second))
  assert.deepEqual(await safe.photo(1), photo)
  shelves.photos.set(1, second)
  await assert.rejects(safe.photo(1))
  asked.length = 0
  await safe.commit({ records: new Map([['head', (await phone()).head]]) })
  const book = await openBook(safe)
  assert.deepEqual(asked.filter((one) => one.includes('photos')), [])
  assert.equal(book.lines.size, 0)
})

test('what a JPEG tells beside its picture is cut off', () => {
  const segment = (marker: number, ...body: number[]) => Uint8Array.from([0xff, marker, 0, body.length + 2, ...body])
  const start = Uint8Array.from([0xff, 0xd8]), end = Uint8Array.from([0xff, 0xd9])
  const jfif = segment(0xe0, ...new Array<number>(14).fill(1)), table = segment(0xdb, 1, 2, 3)
  const scan = joined(segment(0xda, 9, 9), Uint8Array.from([1, 0xff, 0, 2, 0xff, 0xd3, 4]))
  const plain = joined(start, jfif, table, scan, table, scan, end)
  assert.deepEqual(bare(plain), plain)
  const exif = segment(0xe1, ...utf8('Exif GPS Kinshasa')), comment = segment(0xfe, ...utf8('Tecno'))
  const small = segment(0xe0, ...new Array<number>(40).fill(1)), colours = segment(0xe2, 7, 7)
  const full = joined(start, jfif, exif, small, colours, table, comment, scan, table, scan, end, utf8('hidden behind'))
  assert.deepEqual(bare(full), plain)
  for (const none of [start, joined(start, table), joined(start, utf8('xx'), end), utf8('PNG'), plain.subarray(0, -3)]) assert.equal(bare(none as Bytes), null)
})
