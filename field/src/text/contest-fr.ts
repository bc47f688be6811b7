/** Contesting a receipt, telling an own error, cancelling. */

import { spoken } from './spoken.ts'

export const contest = spoken('contest', {
  wrong: 'Une erreur sur ce bon ?',
  member: 'Le membre conteste',
  agent: 'Signaler une erreur',
  cancel: 'Annuler ce bon',
  how: {
    member: 'Le bon reste comme il est. Le bureau vérifie et répond ; la surveillance le voit. La réponse revient ici.',
    agent: 'Le bon reste comme il est. Le gérant vérifie, l’annule s’il faut, et répond ici.',
    cancel: 'Le bon ne comptera plus. Reprenez le papier du membre, puis pesez et enregistrez de nouveau.',
  },
  what: { member: 'Que dit le membre ?', agent: 'Qu’est-ce qui est faux ?', cancel: 'Pourquoi l’annuler ?' },
  quick: ['Poids', 'Nombre de sacs', 'Autre membre', 'Produit', 'Prix', 'Retenue'],
  needed: 'Dites ce qui ne va pas : le bureau doit comprendre.',
  rightNet: 'Poids net juste',
  rightBags: 'Sacs justes',
  keep: { member: 'Noter la contestation', agent: 'Noter l’erreur', cancel: 'Annuler le bon' },
  by: { member: 'le membre', agent: 'l’agent' } as { [by: string]: string },
  waits: 'Au bureau, sans réponse encore',
  corrected: 'Corrigé',
  kept: 'Maintenu',
  instead: (receipt: string) => `Bon nouveau : ${receipt}`,
  cancelled: 'Annulation notée sur ce téléphone',
  answered: 'Réponse du bureau',
  toReceipt: 'Voir le bon',
  contested: 'contesté',
  which: 'Quel bon ?',
  whichHow: 'Numéro du bon, nom ou numéro du membre',
  none: 'Aucun bon de ce nom dans les 30 derniers jours.',
  gone: 'Ce bon n’est plus sur ce téléphone. Voyez au bureau.',
})
