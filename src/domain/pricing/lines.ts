import { percentOf, priceOfUnits, timesFactor } from '../money/portion.ts'
import type { Extra, Level, PricedService, PriceLine } from './types.ts'

/** The base price: so many units of a service at a level. */
export function baseLine(service: PricedService, level: Level, units: number): PriceLine {
  const { priceMinor, perUnits } = level
  return {
    code: 'base',
    label: `${service.name}, ${level.label}`,
    amountMinor: priceOfUnits(priceMinor, perUnits, units),
    rule: 'unit_price',
    inputs: {
      service: service.code,
      level: level.code,
      units,
      unit: service.unit,
      wordsPerUnit: service.wordsPerUnit,
      priceMinor,
      perUnits,
    },
  }
}

/** What a multiplier changes on the amount so far; null when it changes nothing by being 1. */
export function factorLine(
  code: string,
  factor: { label: string; multiplier: number; inputs: PriceLine['inputs'] } | null,
  runningMinor: number,
): PriceLine | null {
  if (!factor || factor.multiplier === 1) return null
  const { label, multiplier, inputs } = factor
  return {
    code,
    label,
    amountMinor: timesFactor(runningMinor, multiplier) - runningMinor,
    rule: 'multiplier',
    inputs: { ...inputs, multiplier, ofMinor: runningMinor },
  }
}

/** An extra; a percentage is of the work without other extras, so their order never matters. */
export function extraLine(extra: Extra, workMinor: number): PriceLine {
  const named = { code: `extra:${extra.code}`, label: extra.label }
  if (extra.kind === 'fixed') {
    const { amountMinor } = extra
    return { ...named, amountMinor, rule: 'fixed', inputs: { extra: extra.code, amountMinor } }
  }
  return {
    ...named,
    amountMinor: percentOf(workMinor, extra.percent),
    rule: 'percent',
    inputs: { extra: extra.code, percent: extra.percent, ofMinor: workMinor },
  }
}
