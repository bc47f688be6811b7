/** The camera and the squares that it reads. */

import type { Blind } from '../ui/eye.ts'

export const camera = {
  aim: 'Tenez le carré noir et blanc au milieu, à une main de distance, bien éclairé.',
  opening: 'L’appareil photo s’ouvre…',
  lamp: 'Lampe',
  focus: 'Refaire la netteté',
  number: 'Chercher par le nom ou le numéro',
  paste: 'Écrire le lien à la place',
  again: 'Rouvrir l’appareil photo',
  asleep: 'L’appareil photo s’est fermé pour ménager la batterie.',
  blind: {
    refused: 'L’appareil photo est refusé à cette application. Permettez-le dans les réglages du navigateur, ou passez-vous-en.',
    absent: 'Ce téléphone ne donne pas d’appareil photo.',
    held: 'Une autre application tient l’appareil photo. Fermez-la et recommencez.',
    unsafe: 'L’appareil photo ne s’ouvre qu’à une adresse en https. Passez-vous-en, ou demandez au bureau.',
  } satisfies { [reason in Blind]: string },
  foreign: 'Ce n’est pas une carte de Lisanga.',
  elsewhere: 'Cette carte est d’une autre coopérative.',
  paper: 'C’est un papier de Lisanga, mais pas une carte de membre.',
  unknown: (number: number) => `Le membre n°\u00a0${number} n’est pas sur ce téléphone. Faites un envoi, ou cherchez le nom.`,
  twice: (number: number) => `Deux personnes portent le n°\u00a0${number} : cherchez le nom.`,
  noReceipt: 'Ce bon n’a pas été donné par ce téléphone.',
  alreadyWorks: 'C’est un code pour mettre un téléphone au travail. Celui-ci travaille déjà.',
  notYet: 'Ce téléphone ne travaille pas encore. Lisez d’abord le code que le bureau montre.',
}
