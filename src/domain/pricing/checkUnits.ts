import { DomainError } from '../errors.ts'
import type { PricedService } from './types.ts'

/**
 * Refuses a quantity that is not whole or that the service does not take.
 * @throws DomainError units_out_of_range
 */
export function checkUnits(units: number, service: PricedService): void {
  const { minimumUnits, maximumUnits, unit } = service
  if (Number.isInteger(units) && units >= minimumUnits && units <= maximumUnits) return
  const range =
    minimumUnits === maximumUnits ? `exactly ${minimumUnits}` : `${minimumUnits} to ${maximumUnits}`
  throw new DomainError(
    'units_out_of_range',
    `This service is ordered in whole units (${unit}), ${range} at a time.`,
    { units, minimumUnits, maximumUnits, unit },
  )
}
