/** Swahili, as it is written; the Swahili of the east of the country may say it otherwise. Read by nobody yet. */

import type { Tongue } from '../tongue.ts'

export default {
  name: 'Kiswahili',
  reviewed: null,
  member: {
    receipt: 'Stakabadhi',
    moisture: 'Unyevu',
    impurity: 'Uchafu',
    net: 'Uzito halisi',
    price: 'Bei',
    unknown: 'bado',
    withheld: 'deni limekatwa',
    toPay: 'Ya kulipwa',
    void: 'STAKABADHI IMEFUTWA',
    contest: 'Kama hukubali, onyesha stakabadhi hii kwa wasimamizi.',
  },
  words: () => ({ shell: { back: 'Rudi', next: 'Endelea', product: 'Bidhaa', bags: 'Magunia', moisture: 'Unyevu', impurity: 'Uchafu', net: 'Uzito halisi', toPay: 'Ya kulipwa' } }),
} satisfies Tongue
