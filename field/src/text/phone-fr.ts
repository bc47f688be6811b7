/** Settings of this phone. */

export const phone = {
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
}
