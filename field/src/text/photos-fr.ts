/** Photographs. */

import { number } from '../kernel/numbers.ts'

const many = (count: number): string => `${number(count)}\u00a0photo${count < 2 ? '' : 's'}`

export const photos = {
  take: 'Prendre une photo',
  takeFace: 'Prendre sa photo',
  another: 'Une autre photo',
  remove: 'Ôter cette photo',
  face: 'De près, à la lumière du jour, si la personne le veut bien.',
  alt: (at: number) => `Photo ${at}`,
  small: (bytes: number) => `${number(Math.ceil(bytes / 1000))}\u00a0Ko, sans le lieu`,
  shrinking: 'La photo est réduite…',
  unreadable: 'Cette image ne s’ouvre pas sur ce téléphone. Prenez la photo de nouveau.',
  keep: 'Garder la photo',
  missing: 'Prenez d’abord la photo.',
  has: 'Le bureau a déjà une photo de cette personne ; celle-ci prendra sa place.',
  title: 'Photos',
  wait: (count: number) => `${many(count)} sur ce téléphone`,
  cost: (kilos: string, francs: string) => `Environ ${kilos}\u00a0Ko${francs && `, ${francs}`}. Elles partent à part, quand vous voulez ; une coupure ne fait rien perdre.`,
  first: (count: number) => `Envoyez d’abord les lignes : ${many(count)} ${count < 2 ? 'part' : 'partent'} après.`,
  send: (count: number) => `Envoyer ${many(count)}`,
  going: (left: number) => `Encore ${many(left)}…`,
  left: 'Le bureau n’attend pas encore ces photos. Elles restent ici.',
}
