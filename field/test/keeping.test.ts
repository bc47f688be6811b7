import assert from 'node:assert/strict'
import { test } from 'node:test'
import { riskOf } from '../src/kernel/keeping.ts'

const DAY = 86_400_000, now = 1_764_108_000_000
const well = { persisted: true, free: 500, since: now - DAY, now }

test('what may be erased is said before it is, the worst first', () => {
  assert.equal(riskOf(well), null)
  assert.equal(riskOf({ ...well, free: 50 }), null)
  assert.equal(riskOf({ ...well, free: 49, persisted: false, since: now - 9 * DAY }), 'full')
  assert.equal(riskOf({ ...well, since: now - 7 * DAY }), null)
  assert.equal(riskOf({ ...well, persisted: false, since: now - 8 * DAY }), 'old')
  assert.equal(riskOf({ ...well, persisted: false }), 'evicted')
})

test('a browser that says nothing of room is not full, and a phone that never exchanged is not old', () => {
  assert.equal(riskOf({ ...well, free: -1 }), null)
  assert.equal(riskOf({ ...well, since: 0 }), null)
})
