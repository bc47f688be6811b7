/** A list of operations as short rows (docs/sync.md §3): shapes, places of ids, differences of time. */

import { dayNumber, dayOf } from '../kernel/days.ts'
import { shortId } from '../kernel/ids.ts'
import type { Operation } from './operation.ts'

export type Packed = {
  t: number
  a: string[]
  u: string[]
  c: (string | number)[][]
  o: unknown[][]
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value)
const isIds = (value: unknown): value is string[] => Array.isArray(value) && value.length > 0 && value.every(isId)

/** Places of texts in the order of their first use. */
function places(written: (id: string) => string) {
  const list: string[] = []
  const known = new Map<string, number>()
  const place = (id: string): number => {
    let at = known.get(id)
    if (at === undefined) {
      known.set(id, (at = list.length))
      list.push(written(id))
    }
    return at
  }
  return { list, place }
}

export function pack(operations: Operation[], zone: number): Packed {
  const authors = places(shortId), others = places(shortId), shapes = new Map<string, number>()
  const packed: Packed = { t: operations[0]?.captured ?? 0, a: authors.list, u: others.list, c: [], o: [] }
  let before = packed.t
  for (const one of operations) {
    const keys: string[] = [], values: unknown[] = []
    for (const [name, value] of Object.entries(one.payload)) {
      const id = isId(value), ids = isIds(value)
      keys.push(id || ids ? `@${name}` : name)
      values.push(id ? others.place(value) : ids ? value.map(others.place) : value)
    }
    if (one.day !== dayOf(one.captured, zone)) keys.push('$day'), values.push(dayNumber(one.day))
    if (one.after.length) keys.push('$after'), values.push(one.after.map(others.place))
    const shape = JSON.stringify([one.type, one.version, ...keys])
    if (!shapes.has(shape)) {
      shapes.set(shape, shapes.size)
      packed.c.push([one.type, one.version, ...keys])
    }
    packed.o.push([shapes.get(shape), one.captured - before, authors.place(one.author), ...values])
    before = one.captured
  }
  return packed
}
