/** What a member reads on the paper of money; apart for the same reason as member-fr.ts. */

export const voucher = {
  payment: 'Reçu de paiement',
  advance: 'Reçu d’avance',
  instalment: 'Reçu de versement de parts',
  handed: 'Remis au membre',
  taken: 'Reçu du membre',
  slip: (number: string) => `Bon ${number}`,
  until: 'À livrer avant le',
  owes: 'Avances en tout',
  promised: 'Parts souscrites',
  left: 'Reste à verser',
  void: 'REÇU ANNULÉ',
  contest: 'Vous contestez ? Dites-le à la surveillance avec ce reçu.',
  signatures: ['Le membre', 'La coopérative'],
}
