/**
 * Splits an amount in proportion to whole-number weights by largest remainder; the parts sum to the
 * amount exactly. Equal remainders go to the earlier part; with all weights 0 the parts are equal.
 * @throws RangeError without weights, or when one is negative or not an integer
 */
export function allocate(totalMinor: number, weights: readonly number[]): number[] {
  if (weights.length === 0) throw new RangeError('there is nobody to allocate to')
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError('weights are whole numbers, 0 or more')
  }
  const shares = weights.every((weight) => weight === 0) ? weights.map(() => 1) : weights
  const sign = totalMinor < 0 ? -1 : 1
  return allocatePositive(BigInt(Math.abs(totalMinor)), shares.map(BigInt)).map(
    (part) => sign * Number(part) || 0,
  )
}

function allocatePositive(total: bigint, weights: bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n)
  const parts = weights.map((weight) => (total * weight) / sum)
  const left = Number(total - parts.reduce((a, b) => a + b, 0n))
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index)
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0n) + 1n
  return parts
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
