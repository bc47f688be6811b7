/** The end of the day: count the cash, count the stock, say what gaps, send. */

import { many } from './fr.ts'
import { spoken } from './spoken.ts'

export const close = spoken('close', {
  steps: ['Compter la caisse', 'Compter le stock', 'Envoyer'],
  cash: 'Compter',
  again: 'Compter de nouveau',
  counted: 'compté',
  exact: 'juste',
  gap: 'écart expliqué',
  byTheBook: 'Selon le livre',
  nothing: 'Rien n’est au centre selon le livre.',
  other: 'Compter un autre produit',
  centre: 'Centre',
  bags: 'Sacs pleins',
  bagWeight: 'Poids net d’un sac',
  loose: 'En plus, hors des sacs',
  sum: 'Compté',
  short: 'Il manque',
  over: 'Il y a en trop',
  why: 'Pourquoi cet écart ?',
  quick: ['Séchage', 'Sac percé', 'Pesée oubliée', 'L’autre téléphone n’a pas envoyé', 'Sortie non notée'],
  whyNeeded: 'Dites pourquoi : le bureau le lira.',
  bagNeeded: 'Combien pèse un sac ?',
  keep: 'Enregistrer le comptage',
  left: (count: number) => (count ? `${many(count, 'ligne attend', 'lignes attendent')} sur ce téléphone` : 'Tout est confirmé au bureau'),
  send: 'Envoyer et recevoir',
  done: 'La journée est close : tout est compté et confirmé.',
  back: 'Fin de journée',
})
