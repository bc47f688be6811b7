/** Numbers as the French write them, and as people type them: exact integers inside (grams, francs, hundredths). */

const THIN = '\u202f'
const NBSP = '\u00a0'

/** An integer that counts 10^-decimals: number(123456, 1) → "12 345,6". */
export function number(value: number, decimals = 0): string {
  const sign = value < 0 ? '−' : ''
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, THIN)
  return sign + whole + (decimals ? ',' + digits.slice(-decimals) : '')
}

/** "45 000 FC", "16,50 $". */
export function amount(value: number, currency = 'CDF'): string {
  return currency === 'CDF' ? `${number(value)}${NBSP}FC` : `${number(value, 2)}${NBSP}$`
}

/** Kilograms with the decimals that there are, at least one: "308,91 kg", "312,0 kg". */
export function weight(grams: number): string {
  const decimals = grams % 100 ? 2 : 1
  return `${number(Math.round(grams / (decimals === 2 ? 10 : 100)), decimals)}${NBSP}kg`
}

/** Hundredths of a percent without idle zeros: "14 %", "13,5 %". */
export function percent(value: number): string {
  return `${plain(value, 2)}${NBSP}%`
}

/** A scaled integer as one would type it: plain(318500, 3) → "318,5". */
export function plain(value: number, decimals: number): string {
  const text = number(value, decimals)
  return decimals ? text.replace(/,?0+$/, '') : text
}

/** What was typed ("318,5", " 1 204.25 ") as an integer of 10^-decimals; null when it is no number or finer than that. */
export function typed(text: string, decimals: number): number | null {
  const match = /^(\d+)(?:[.,](\d*))?$/.exec(text.replace(/[\s\u00a0\u202f'’]/g, ''))
  if (!match) return null
  const whole = match[1]!, part = (match[2] ?? '').replace(/0+$/, '')
  if (part.length > decimals || whole.length > 12) return null
  return Number(whole + part.padEnd(decimals, '0'))
}
