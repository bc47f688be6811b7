/** A form that was not finished. */

export const typing = {
  unfinished: 'Pas terminé',
  takeUp: 'Reprendre',
  letGo: 'Jeter',
}
