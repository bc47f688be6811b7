/** A form that was not finished. */

import { spoken } from './spoken.ts'

export const typing = spoken('typing', {
  unfinished: 'Pas terminé',
  takeUp: 'Reprendre',
  letGo: 'Jeter',
})
