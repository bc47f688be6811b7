/** Lingala. Drafted from a word list, read by nobody yet. */

import type { Tongue } from '../tongue.ts'

export default {
  name: 'Lingála',
  reviewed: null,
  member: {
    receipt: 'Mokanda ya koyamba',
    impurity: 'Bosoto',
    net: 'Kilo ya solo',
    price: 'Ntalo',
    unknown: 'nanu te',
    withheld: 'nyongo elongolami',
    toPay: 'Ya kofuta',
    contest: 'Soki ondimi te, lakisa bakengeli mokanda oyo.',
  },
  words: () => ({ shell: { back: 'Zonga', send: 'Tinda mpe zwa', bags: 'Basaki', impurity: 'Bosoto', net: 'Kilo ya solo', toPay: 'Ya kofuta' } }),
} satisfies Tongue
