/** What a member reads on the receipt once it is contested. Apart, as all that members read. */

export const contested = (day: string, answer: string, instead: string): string => {
  const said = answer === 'kept' ? 'maintenu' : answer ? `corrigé${instead && ` par le bon ${instead}`}` : 'une réponse est attendue'
  return `Contesté le ${day} : ${said}.`
}
