/** A new member. */

import { spoken } from './spoken.ts'

export const membership = spoken('membership', {
  newNumber: 'Son numéro',
  numberLater: 'donné par le bureau',
  entry: { family: 'Nom', post: 'Postnom', given: 'Prénom', birthYear: 'Année de naissance', village: 'Village', phone: 'Téléphone' },
  entryWrong: { family: 'Il manque le nom.', birthYear: 'Une année, par exemple 1984.' },
  sex: 'Sexe',
  sexes: { F: 'Femme', M: 'Homme' },
  twin: 'Quelqu’un lui ressemble déjà. Est-ce la même personne ?',
  enterAnyway: 'C’est une autre personne : inscrire',
  enter: 'Inscrire',
})
