import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holderOf, lineOf } from '../src/book/card.ts'
import { practiceBook } from '../src/book/practice.ts'
import { addMember, newMember } from '../src/book/window.ts'
import { shortId } from '../src/kernel/ids.ts'
import { qr } from '../src/kernel/qr.ts'
import { once, squareOf, type Square } from '../src/kernel/square.ts'
import { decode } from '../src/ui/decoder.ts'

const HOST = 'https://lisanga.example.cd'
const ID = '0192f0c1-2345-7abc-8def-0123456789ab'
const CODE = 'abcdefghijklmnopqrst-_'

/** As a camera would see it: `scale` pixels a module, dark on grey paper, with a border. */
function picture(modules: boolean[][], scale: number) {
  const border = 4, width = (modules.length + 2 * border) * scale
  const data = new Uint8ClampedArray(width * width * 4).fill(200)
  modules.forEach((row, y) => row.forEach((dark, x) => {
    if (!dark) return
    for (let down = 0; down < scale; down++) {
      const from = 4 * (((y + border) * scale + down) * width + (x + border) * scale)
      data.fill(40, from, from + 4 * scale)
    }
  }))
  return { width, height: width, data }
}

test('what the office and the telephones print is told apart', () => {
  const ours: [string, Square][] = [
    [`${HOST}/c/kimbata/membres/1204/`, { kind: 'member', code: 'KIMBATA', number: 1204, id: '' }],
    ['http://10.0.0.7:8100/c/KIM/membres/7', { kind: 'member', code: 'KIM', number: 7, id: '' }],
    [`${HOST}/c/KIM/membres/7/#${shortId(ID)}`, { kind: 'member', code: 'KIM', number: 7, id: shortId(ID) }],
    [`${HOST}/c/KIM/membres/7/#photo`, { kind: 'member', code: 'KIM', number: 7, id: '' }],
    [`${HOST}/v/${ID}/abcd2345/`, { kind: 'receipt', id: ID }],
    [`${HOST}/v/t/${shortId(ID)}/A7-0042.308910.175792CDF/${'s'.repeat(86)}/`, { kind: 'phoneReceipt', device: shortId(ID), receipt: 'A7-0042' }],
    [`${HOST}/terrain/#enroler=${CODE}`, { kind: 'enrol', code: CODE }],
    [`${HOST}/v/parts/${ID}/abcd2345/`, { kind: 'paper' }],
    [`${HOST}/v/formation/eyJ.abc`, { kind: 'paper' }],
  ]
  for (const [text, square] of ours) assert.deepEqual(squareOf(text), square, text)
})

test('anything else is not ours', () => {
  const junk = ['', '1204', 'WIFI:S:x;P:y;;', HOST, `${HOST}/`, `${HOST}/c/kim/membres/`, `${HOST}/c/kim/membres/0x10/`, `${HOST}/c/kim/membres/12/photo/`,
    `${HOST}/c/kim/membres/99999999999/`, `${HOST}/terrain/`, `${HOST}/terrain/#enroler=${CODE}x`, `${HOST}/x/#enroler=${CODE}`,
    `javascript:alert(1)//${HOST}/c/kim/membres/1/`, `${HOST}/?u=/c/kim/membres/1/`, `a ${HOST}/c/kim/membres/1/`, 'x'.repeat(4000)]
  for (const text of junk) assert.equal(squareOf(text), null, text)
})

test('a square counts again only once it was out of sight', () => {
  const isNew = once(3000)
  assert.deepEqual([0, 100, 2900, 5000, 8000].map((now) => isNew('a', now)), [true, false, false, false, false])
  assert.equal(isNew('b', 8100), true)
  assert.equal(isNew('a', 11_001), true)
})

test('a card names its member, of this cooperative alone', async () => {
  const book = await practiceBook()
  const [member] = book.window.members.values()
  const card = (code: string, number: number, id = '') => holderOf(book, { kind: 'member', code, number, id })
  assert.equal(card('ESSAI', member!.number), member)
  assert.equal(card('AUTRE', member!.number), 'elsewhere')
  assert.equal(card('ESSAI', 999_999), 'unknown')
  addMember(book.window, newMember({ id: shortId(ID), number: member!.number, family: 'Autre' }))
  assert.equal(card('ESSAI', member!.number), 'twice')
  assert.equal(card('ESSAI', member!.number, member!.id), member)
  assert.equal(card('ESSAI', member!.number, shortId(book.head.identity.device)), 'unknown')
  assert.equal(card('AUTRE', member!.number, member!.id), 'elsewhere')
})

test('a receipt opens its line, of this telephone alone', async () => {
  const book = await practiceBook()
  book.author = ID
  const line = await book.record({ type: 'collect.record_delivery', payload: { member: ID, gross: 1000 } })
  const device = shortId(book.head.identity.device)
  assert.equal(lineOf(book, { kind: 'receipt', id: line.id }), line)
  assert.equal(lineOf(book, { kind: 'receipt', id: ID }), null)
  line.receipt = { number: 'ESSAI-0001' } as typeof line.receipt & object
  assert.equal(lineOf(book, { kind: 'phoneReceipt', device, receipt: 'ESSAI-0001' })?.id, line.id)
  assert.equal(lineOf(book, { kind: 'phoneReceipt', device: shortId(ID), receipt: 'ESSAI-0001' }), null)
  assert.equal(lineOf(book, { kind: 'phoneReceipt', device, receipt: 'ESSAI-0002' }), null)
})

test('the reader that we bring reads what we print', () => {
  const receipt = `${HOST}/v/t/${shortId(ID)}/A7-0042.308910.175792CDF/${'sS-_'.repeat(21)}xy/`
  for (const text of [`${HOST}/c/kimbata/membres/1204/`, `${HOST}/terrain/#enroler=${CODE}`, receipt]) {
    for (const scale of [3, 4, 7]) assert.equal(decode(picture(qr(text)!, scale)), text)
  }
  assert.equal(decode({ width: 300, height: 300, data: new Uint8ClampedArray(360_000).fill(200) }), '')
})
