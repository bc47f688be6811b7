/** What stays from one member to the next in the queue: product, centre, grade, tare. */

import { longId } from '../kernel/ids.ts'

export const kept = $state({
  product: '',
  centre: '',
  grade: '',
  tareEach: '1',
  village: '',
  own: (short: string, long: string): boolean => longId(short) === long,
})
