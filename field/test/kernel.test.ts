import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { emptyWindow, priceOn, take } from '../src/book/window.ts'
import { dayOf, longDay, hour } from '../src/kernel/days.ts'
import { longId, operationId, shortId } from '../src/kernel/ids.ts'
import { fold, found, indexed, phoneTyped } from '../src/kernel/names.ts'
import { amount, number, percent, plain, typed, weight } from '../src/kernel/numbers.ts'
import { amountInWords } from '../src/kernel/words.ts'
import { netWeight, recover, valueOf, weightOf } from '../src/rules/weighing.ts'

const shared = JSON.parse(readFileSync(new URL('../../contracts/rules/weighing.json', import.meta.url), 'utf8'))

test('the rules give the examples that the office gives', () => {
  for (const [gross, tare, moisture, baseMoisture, impurity, tolerance, net] of shared.net_weight) {
    assert.equal(netWeight({ gross, tare, moisture, baseMoisture, impurity, tolerance }), net)
  }
  for (const [net, price, value] of shared.value_of) assert.equal(valueOf(net, price), value)
  for (const [count, factor, grams] of shared.weight_of) assert.equal(weightOf(count, factor), grams)
  for (const [value, dues, cap, pct, owed, [recovered, carried, capital, netToPay]] of shared.recover) {
    assert.deepEqual(recover(value, dues, cap, pct, owed), { recovered, carried, capital, netToPay })
  }
  for (const [prices, grade, centre, day, price] of shared.price_on) {
    const window = emptyWindow(), at = (one: number | null) => (one ? `centre ${one}` : null)
    const r = prices.map(([of, where, since, francs]: [string, number | null, number, number], row: number) => [String(row), 'c', of, at(where), since, francs])
    take(window, { at: 1, t: { prices: { k: ['id', 'campaign', 'grade', 'centre', 'valid_from', 'price'], r } } })
    assert.equal(priceOn(window, 'c', day, grade, at(centre)!)?.price ?? 0, price)
  }
  for (const [sum, currency, words] of shared.words) assert.equal(amountInWords(sum, currency), words)
})

test('a tare above the gross makes no sense', () => {
  assert.equal(netWeight({ gross: 1, tare: 2, moisture: 0, baseMoisture: 0, impurity: 0, tolerance: 0 }), null)
})

test('numbers are written as the French write them', () => {
  assert.equal(number(1234567), '1\u202f234\u202f567')
  assert.equal(number(-123456, 1), '−12\u202f345,6')
  assert.equal(number(5, 2), '0,05')
  assert.equal(amount(45000), '45\u202f000\u00a0FC')
  assert.equal(amount(1650, 'USD'), '16,50\u00a0$')
  assert.equal(weight(308910), '308,91\u00a0kg')
  assert.equal(weight(312000), '312,0\u00a0kg')
  assert.equal(percent(1350), '13,5\u00a0%')
  assert.equal(plain(318500, 3), '318,5')
  assert.equal(plain(100000, 3), '100')
})

test('what is typed becomes an exact integer or nothing', () => {
  assert.equal(typed('318,5', 3), 318500)
  assert.equal(typed(' 1 204.25 ', 3), 1204250)
  assert.equal(typed('0,100', 3), 100)
  assert.equal(typed('12,', 2), 1200)
  for (const bad of ['', '-3', '1,2345', 'abc', '1,2,3', '9999999999999']) assert.equal(typed(bad, 3), null, bad)
})

test('an id is made of the time, the device and the sequence', () => {
  const device = '0192f0c1-2345-7abc-8def-0123456789ab'
  const id = operationId(device, 42, 1_764_108_000_123)
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(parseInt(id.replace('-', '').slice(0, 12), 16), 1_764_108_000_123)
  assert.ok(id.endsWith('0000002a'))
  assert.equal(longId(shortId(id)), id)
  assert.equal(shortId(id).length, 22)
})

test('names are found by beginnings of words, without accents, in any order', () => {
  assert.equal(fold('  Kabéya  wa-Mbula N’Sele Œuvre'), 'kabeya wa mbula nsele oeuvre')
  const index = indexed(['Mpia Kiala Jean 47', 'Kabeya Rémy 12', 'Mpiana Jeanne 471'], (one) => one)
  assert.deepEqual(found(index, 'jea mpi', 9), ['Mpia Kiala Jean 47', 'Mpiana Jeanne 471'])
  assert.deepEqual(found(index, '47', 1), ['Mpia Kiala Jean 47'])
  assert.deepEqual(found(index, 'REMY', 9), ['Kabeya Rémy 12'])
  assert.deepEqual(found(index, 'zola', 9), [])
  assert.equal(found(index, '', 2).length, 2)
})

test('days are those of the cooperative', () => {
  assert.equal(dayOf(Date.UTC(2026, 10, 25, 23, 30), 60), '2026-11-26')
  assert.equal(longDay('2026-11-01'), '1ᵉʳ novembre 2026')
  assert.equal(hour(Date.UTC(2026, 10, 25, 8, 5), 60), '9 h 05')
})

test('a telephone is looked for by its digits, however they are written', () => {
  for (const text of ['0811234567', '+243 811 234 567', '00243811234567', '811-234-567', ' 0811 234 567']) assert.equal(phoneTyped(text), '811234567', text)
  assert.equal(phoneTyped('0811 234'), '811234')
  for (const text of ['', '1204', '08112', 'Kabeya 0811234567', '-811234567', '1 204.25 kg']) assert.equal(phoneTyped(text), '', text)
})
