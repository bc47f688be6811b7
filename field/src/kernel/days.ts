/** Days as the trade counts them: the zone of the cooperative, not the phone's. */

const DAY = 86_400_000
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')

/** The day ("2026-11-25") of a time in milliseconds, `zone` minutes east of UTC. */
export function dayOf(time: number, zone: number): string {
  return new Date(time + zone * 60_000).toISOString().slice(0, 10)
}

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY
}

export function dayText(days: number): string {
  return new Date(days * DAY).toISOString().slice(0, 10)
}

/** "25 novembre 2026" */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date === 1 ? '1ᵉʳ' : date} ${MONTHS[month! - 1]} ${year}`
}

/** "25/11/2026" */
export function shortDay(day: string): string {
  return day.split('-').reverse().join('/')
}

/** "9 h 05" */
export function hour(time: number, zone: number): string {
  const [hours, minutes] = new Date(time + zone * 60_000).toISOString().slice(11, 16).split(':')
  return `${Number(hours)} h ${minutes}`
}
