import Fraction from 'fraction.js'
import { exact, roundHalfUp } from './round.ts'

/** `factor` times an amount, rounded half-up: 1.15 of 1,999 is 2,299. */
export const timesFactor = (amountMinor: number, factor: number): number =>
  roundHalfUp(exact(factor).mul(amountMinor))

/** `percent` of an amount, rounded half-up: 12.5 % of 1,999 is 250. */
export const percentOf = (amountMinor: number, percent: number): number =>
  roundHalfUp(exact(percent).mul(amountMinor).div(100))

/** The price of `units` at `priceMinor` for each `perUnits` of them, rounded half-up once. */
export const priceOfUnits = (priceMinor: number, perUnits: number, units: number): number =>
  roundHalfUp(new Fraction(priceMinor, perUnits).mul(units))
