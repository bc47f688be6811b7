/** What can make a browser erase a phone's data, and when to say so. */

export type Risk = 'full' | 'old' | 'evicted'

export const LEAST_FREE = 50 // megabytes
const SAFE_DAYS = 7 // without a visit or an exchange some browsers erase what they were not asked to keep

/** The worst first; null when all is well. `since` is the last exchange, 0 when there was none; `free` is -1 when the
 * browser does not say. */
export function riskOf(kept: { persisted: boolean; free: number; since: number; now: number }): Risk | null {
  if (kept.free >= 0 && kept.free < LEAST_FREE) return 'full'
  if (kept.since && kept.now - kept.since > SAFE_DAYS * 86_400_000) return 'old'
  return kept.persisted ? null : 'evicted'
}
