/** What a member reads: the receipt. Apart, so that a second language can stand beside French once a speaker has approved
 * it (until then it is « à relire » and stays off). */

export const member = {
  receipt: 'Bon de réception',
  number: 'membre n°',
  dateline: (day: string, hour: string, centre: string, agent: string) =>
    [`${day}, ${hour}`, centre && `centre de ${centre}`, agent && `agent ${agent}`].filter(Boolean).join(' · '),
  grade: 'qualité',
  bag: 'sac',
  bags: 'sacs',
  gross: 'brut',
  tare: 'tare',
  moisture: 'Humidité',
  base: 'base',
  impurity: 'Impuretés',
  net: 'Poids net',
  at: 'à',
  price: 'Prix',
  unknown: 'à fixer',
  kept: 'Avance',
  withheld: 'retenue',
  capital: 'Parts sociales, retenu',
  toPay: 'À payer',
  void: 'BON ANNULÉ',
  practice: 'BAC À SABLE : CE PAPIER NE VAUT RIEN',
  contest: 'Vous contestez ? Dites-le à la surveillance avec ce bon.',
  signatures: ['Le membre', 'L’agent de collecte'],
}
