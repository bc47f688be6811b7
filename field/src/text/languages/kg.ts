/** Kikongo. Empty until a speaker writes it. */

import type { Tongue } from '../tongue.ts'

export default { name: 'Kikongo', reviewed: null, member: {}, words: () => ({}) } satisfies Tongue
