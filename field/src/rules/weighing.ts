/** From a weighing to what is paid: the office's rules once more, so that the phone can say what the office will say.
 * Weights in grams, percentages in hundredths of a percent, money in the smallest unit. contracts/rules/weighing.json
 * holds the examples that both must give. */

const HUNDRED = 10_000n
const STEP = 10n // net weights are rounded to 0.01 kg

function halfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator)
}

export type Weighing = {
  gross: number
  tare: number
  moisture: number
  baseMoisture: number
  impurity: number
  tolerance: number
}

/** Net grams at base moisture, rounded once, half up, to 10 g; null when the containers weigh more than the whole. */
export function netWeight(one: Weighing): number | null {
  if (one.tare > one.gross) return null
  let numerator = BigInt(one.gross - one.tare), denominator = STEP
  if (one.moisture > one.baseMoisture && one.baseMoisture < Number(HUNDRED)) {
    numerator *= HUNDRED - BigInt(one.moisture)
    denominator *= HUNDRED - BigInt(one.baseMoisture)
  }
  if (one.impurity > one.tolerance) {
    numerator *= HUNDRED - BigInt(one.impurity - one.tolerance)
    denominator *= HUNDRED
  }
  return Number(halfUp(numerator, denominator) * STEP)
}

/** Net grams at a price for one kilogram, in the price's smallest unit, half up. */
export function valueOf(net: number, price: number): number {
  return Number(halfUp(BigInt(net) * BigInt(price), 1000n))
}

/** Grams of a count of units in thousandths with a factor in milligrams. */
export function weightOf(count: number, factor: number): number {
  return Number(halfUp(BigInt(count) * BigInt(factor), 1_000_000n))
}

export type Recovery = { recovered: number[]; carried: number[]; capital: number; netToPay: number }

/** Takes dues in order, their sum capped at `maxRecovery` of the value (rounded down); then the capital instalment,
 * never above what is left nor above what is owed (null: no limit). */
export function recover(
  value: number,
  dues: number[],
  maxRecovery = 10_000,
  capitalPct = 0,
  capitalDue: number | null = null,
): Recovery {
  let allowed = Number((BigInt(value) * BigInt(maxRecovery)) / HUNDRED)
  const recovered = dues.map((due) => {
    const taken = Math.min(due, allowed)
    allowed -= taken
    return taken
  })
  const left = value - recovered.reduce((sum, taken) => sum + taken, 0)
  let capital = Math.min(Number(halfUp(BigInt(value) * BigInt(capitalPct), HUNDRED)), left)
  if (capitalDue !== null) capital = Math.min(capital, capitalDue)
  return { recovered, carried: dues.map((due, at) => due - recovered[at]!), capital, netToPay: left - capital }
}
