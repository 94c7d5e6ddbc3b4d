import { allocate } from '../money/allocate.ts'

/** How much tax is in a part of an amount, by largest remainder. The rest of the amount has the rest of its tax. */
export function taxInPart(partMinor: number, { wholeMinor, taxMinor }: { wholeMinor: number; taxMinor: number }): number {
  if (taxMinor === 0 || partMinor === 0) return 0
  return allocate(partMinor, [wholeMinor - taxMinor, taxMinor])[1]!
}

/**
 * What leaves held funds when somebody gets a share of them net of tax: the tax on the share leaves with it.
 * @throws RangeError when the share is more than what is held besides its tax
 */
export function taxOnShare(shareMinor: number, { wholeMinor, taxMinor }: { wholeMinor: number; taxMinor: number }): number {
  const netMinor = wholeMinor - taxMinor
  if (shareMinor > netMinor) throw new RangeError(`A share of ${shareMinor} is more than the ${netMinor} that are held besides tax`)
  if (taxMinor === 0 || shareMinor === 0) return 0
  return allocate(taxMinor, [shareMinor, netMinor - shareMinor])[0]!
}
