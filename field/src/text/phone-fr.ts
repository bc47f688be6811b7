/** Settings of this phone. */

import { spoken } from './spoken.ts'

export const phone = spoken('phone', {
  phoneTitle: 'Ce téléphone',
  lock: 'Fermer à clé',
  addPerson: 'Ajouter une personne',
  series: 'Série des bons',
  version: 'Version',
  storage: (free: string) => `Place libre : ${free}\u00a0Mo`,
  risk: { full: 'Ce téléphone n’a presque plus de place', old: 'Plus de sept jours sans le bureau', evicted: 'Ce téléphone pourrait effacer ce qu’il garde' },
  riskHow: {
    full: 'Enlevez des photos ou des vidéos avant la prochaine livraison, et envoyez ce qui attend.',
    old: 'Certains téléphones effacent après sept jours ce qui ne sert pas : envoyez, ou portez le fichier au bureau.',
    evicted: 'Demandez-lui de garder, mettez l’application sur l’écran d’accueil (menu du navigateur), et envoyez souvent.',
  },
  roomLeft: (free: string) => `Il reste ${free}\u00a0Mo.`,
  askKeep: 'Demander de garder',
  notKept: 'Le navigateur ne l’a pas promis : l’écran d’accueil l’aide à accepter.',
  toSend: 'Aller à l’envoi',
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
