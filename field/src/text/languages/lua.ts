/** Tshiluba. Empty until a speaker writes it. */

import type { Tongue } from '../tongue.ts'

export default { name: 'Ciluba', reviewed: null, member: {}, words: () => ({}) } satisfies Tongue
