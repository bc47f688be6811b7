/** The day so far, and what the office asks about. */

import { many } from './fr.ts'

export const day = {
  undoneToday: 'Annulés aussitôt, jamais envoyés',
  nothingYet: 'Rien d’enregistré aujourd’hui.',
  weighed: (count: number) => many(count, 'livraison', 'livraisons'),
  received: 'Reçu',
  promised: 'À payer aux membres',
  earlier: 'Jours d’avant',
  tasks: 'À régler',
}
