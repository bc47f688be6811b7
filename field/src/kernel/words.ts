/** Amounts in French words for receipts; the same as the office writes. */

const UNITS =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(' ')
const TENS = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante', '', 'quatre-vingt']

/** "cent soixante-quinze mille francs congolais"; "seize dollars américains et cinquante cents". */
export function amountInWords(amount: number, currency: string): string {
  if (currency === 'CDF') return `${inWords(amount)}${of(amount)} ${amount < 2 ? 'franc congolais' : 'francs congolais'}`
  const dollars = Math.floor(amount / 100), cents = amount % 100
  const text = `${inWords(dollars)}${of(dollars)} ${dollars < 2 ? 'dollar américain' : 'dollars américains'}`
  return cents ? `${text} et ${inWords(cents)} ${cents < 2 ? 'cent' : 'cents'}` : text
}

function of(amount: number): string {
  return amount && amount % 1_000_000 === 0 ? ' de' : ''
}

/** A whole number from 0 to 999 999 999 999. */
export function inWords(value: number): string {
  if (value < 1000) return hundreds(value, true)
  const parts: string[] = []
  for (const [size, name] of [[1e9, 'milliard'], [1e6, 'million']] as const) {
    const count = Math.floor(value / size)
    value %= size
    if (count) parts.push(`${hundreds(count, true)} ${name}${count === 1 ? '' : 's'}`)
  }
  const thousands = Math.floor(value / 1000)
  if (thousands) parts.push(thousands === 1 ? 'mille' : `${hundreds(thousands, false)} mille`)
  if (value % 1000) parts.push(hundreds(value % 1000, true))
  return parts.join(' ')
}

/** `final` gives the s of cents and quatre-vingts, lost before mille. */
function hundreds(value: number, final: boolean): string {
  const count = Math.floor(value / 100), rest = value % 100
  if (!count) return belowHundred(rest, final)
  const head = count === 1 ? 'cent' : `${UNITS[count]} cent`
  return rest ? `${head} ${belowHundred(rest, final)}` : head + (final && count > 1 ? 's' : '')
}

function belowHundred(value: number, final: boolean): string {
  if (value < 20) return UNITS[value]!
  let tens = Math.floor(value / 10), unit = value % 10
  if (tens === 7 || tens === 9) {
    tens -= 1
    unit += 10
  }
  const head = TENS[tens]!
  if (!unit) return head + (final && tens === 8 ? 's' : '')
  return (unit === 1 || unit === 11) && tens !== 8 ? `${head} et ${UNITS[unit]}` : `${head}-${UNITS[unit]}`
}
