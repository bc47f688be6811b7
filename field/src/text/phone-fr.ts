/** Settings of this phone. */

import { spoken } from './spoken.ts'

export const phone = spoken('phone', {
  phoneTitle: 'Ce téléphone',
  lock: 'Fermer à clé',
  addPerson: 'Ajouter une personne',
  series: 'Série des bons',
  version: 'Version',
  storage: (free: string) => `Place libre : ${free}\u00a0Mo`,
  atRisk: 'Le téléphone peut effacer ces données s’il manque de place : envoyez souvent, et installez l’application sur l’écran d’accueil.',
  kept30: 'Les lignes confirmées restent 30 jours, 300 au plus.',
  leavePractice: 'Quitter le bac à sable',
  people: 'Personnes',
  languages: 'Langues',
  appLanguage: 'Langue de l’application',
  besideFrench: 'Deuxième langue du bon',
  none: 'aucune',
  draft: (name: string) => `${name} (à relire)`,
  drafts: (names: string) => `${names} : à relire par une personne qui parle la langue avant de servir. On les voit en s’exerçant.`,
  tryHow: 'À relire : ces langues se voient ici seulement, jamais sur un vrai bon.',
})
