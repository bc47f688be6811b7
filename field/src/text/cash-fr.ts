/** The cash box: paying and counting. */

import { amount } from '../kernel/numbers.ts'
import { spoken } from './spoken.ts'

export const cash = spoken('cash', {
  box: 'Caisse',
  noBox: 'Aucune caisse en francs n’est ouverte au bureau.',
  whomToPay: 'Qui payer ?',
  nobodyToPay: 'Personne n’attend d’argent sous ce nom.',
  owedTo: 'La coopérative lui doit',
  otherSum: 'Autre somme',
  aboveDue: (owed: number) => `C’est plus que ce qui lui est dû : ${amount(owed)}.`,
  aboveBox: 'Il n’y a pas assez dans la caisse.',
  handed: (sum: string) => `J’ai remis ${sum}`,
  count: 'Compter la caisse',
  notesOf: (value: string) => `Billets de ${value}`,
  counted: 'Compté',
  byTheBook: 'Selon le livre',
  short: 'Il manque',
  over: 'Il y a en trop',
  whyGap: 'Pourquoi cet écart ?',
  whyNeeded: 'Dites pourquoi : le bureau le lira.',
  keepCount: 'Enregistrer le comptage',
})
