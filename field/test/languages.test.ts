import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { cash } from '../src/text/cash-fr.ts'
import { fr } from '../src/text/fr.ts'
import { membership } from '../src/text/membership-fr.ts'
import { phone } from '../src/text/phone-fr.ts'
import { BESIDE, LANGUAGES, mayUse, merged, tongueOf, tools, type Tongue } from '../src/text/tongue.ts'
import { typing } from '../src/text/typing-fr.ts'

const FRENCH = { shell: fr, cash, membership, phone, typing }
const all = await Promise.all(Object.keys(LANGUAGES).map(async (code) => [code, (await tongueOf(code))!] as const))
const reviewed: Tongue = { name: 'X', reviewed: { by: 'Une locutrice', on: '2026-11-26' }, member: {}, words: () => ({}) }

type Texts = { [key: string]: unknown }

/** What a translation says differently in kind: unknown keys, other shapes, figures that it leaves out. */
function amiss(french: Texts, other: Texts, at: string): string[] {
  return Object.entries(other).flatMap(([key, text]) => {
    const place = `${at}.${key}`, before = french[key]
    if (typeof text !== typeof before || Array.isArray(text) !== Array.isArray(before)) return [`${place}: no such text`]
    if (typeof text === 'function') {
      const marks = [7919, 6007, 5003].slice(0, (before as () => string).length)
      const said = (one: unknown) => (one as (...given: unknown[]) => string)(...marks).replace(/[^\d]/g, '')
      return marks.filter((mark) => said(before).includes(String(mark)) !== said(text).includes(String(mark))).map((mark) => `${place}: figure ${mark}`)
    }
    if (Array.isArray(text)) return text.length === (before as unknown[]).length ? [] : [`${place}: ${text.length} words`]
    if (typeof text === 'string') return text.trim() ? [] : [`${place}: empty`]
    return amiss(before as Texts, text as Texts, place)
  })
}

test('there is a file for each of the four languages, and only a speaker’s word switches one on', () => {
  assert.deepEqual(all.map(([code]) => code), ['ln', 'sw', 'kg', 'lua'])
  for (const [code, one] of all) {
    assert.equal(mayUse(one, false), one.reviewed !== null, code)
    assert.equal(mayUse(one, true), true)
    if (one.reviewed) {
      assert.match(one.reviewed.on, /^20\d\d-\d\d-\d\d$/)
      assert.ok(one.reviewed.by.trim().length > 3)
    }
  }
  assert.equal(mayUse(reviewed, false), true)
  assert.equal(mayUse({ ...reviewed, reviewed: null }, false), false)
  assert.equal(mayUse(null, true), false)
})

test('a language that is read says every sentence of a receipt, and none says what is no sentence', () => {
  for (const [code, { reviewed: read, member }] of all) {
    const missing = BESIDE.filter((key) => !member[key]?.length)
    assert.ok(!read || !missing.length, `${code}: ${missing.join(', ')}`)
    assert.deepEqual(Object.keys(member).filter((key) => !BESIDE.includes(key as never)), [], code)
  }
})

test('texts of a language have the shape of the French ones, figures included', () => {
  for (const [code, one] of all) {
    for (const [room, words] of Object.entries(one.words(tools))) assert.deepEqual(amiss(FRENCH[room as keyof typeof FRENCH], words as Texts, `${code}.${room}`), [])
  }
  const french = { a: 'A', far: (count: number) => `${count} km`, deep: { b: 'B' }, two: ['x', 'y'] }
  const wrong = { a: ' ', c: 'C', far: () => 'loin', deep: { b: ['B'] }, two: ['x'] }
  assert.equal(amiss(french, wrong, 'x').length, 5)
})

test('what a language does not say stays French, and French itself is not changed', () => {
  const french = { a: 'A', deep: { b: 'B', c: (count: number) => `${count} C` }, list: ['x', 'y'] }
  const both = merged(french, { deep: { b: 'Bé' }, list: ['1', '2'] })
  assert.deepEqual([both.a, both.deep.b, both.deep.c(2), both.list], ['A', 'Bé', '2 C', ['1', '2']])
  assert.deepEqual([french.deep.b, french.list[0]], ['B', 'x'])
  assert.equal(merged(french, undefined), french)
})

test('a code that is none, or a name of an object, is no language', async () => {
  for (const code of [null, '', 'fr', 'toString', '__proto__', '../ln']) assert.equal(await tongueOf(code), null)
})

test('a language imports types alone: it is loaded before anything else has run', () => {
  const folder = new URL('../src/text/languages/', import.meta.url)
  for (const name of readdirSync(folder)) {
    assert.doesNotMatch(readFileSync(new URL(name, folder), 'utf8'), /^import (?!type )|import\(/m, name)
  }
})
