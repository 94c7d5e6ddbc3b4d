/** What a website offers, with the values that it has until an admin changes them. */
export const INSTALLMENT_SETTINGS = {
  offersInstallments: false,
  /** The smallest deposit, in percent of the price. */
  depositPercent: 30,
  /** The deposit is one of them. */
  mostParts: 4,
  smallestPartMinor: 1_000,
  /** Days from one part to the next. */
  partDays: 30,
  /** Days before a part is due in which its client is reminded, and may pay it. */
  reminderDays: 3,
  /** Days after a part was due until the work pauses. */
  graceDays: 5,
  /** How often a saved method is charged for what is due. */
  chargeTries: 3,
  /** Hours until the second try; the wait doubles with each further one. */
  retryHours: 24,
}

export type InstallmentSettings = typeof INSTALLMENT_SETTINGS

/** What holds for a plan from the day it was accepted, whatever the website decides later. */
export type PlanTerms = Pick<InstallmentSettings, 'partDays' | 'reminderDays' | 'graceDays' | 'chargeTries' | 'retryHours'>

/** Nobody asks for a plan of which nothing but the name is left. */
export const LARGEST_DEPOSIT_PERCENT = 90
export const MOST_PARTS = 24

export const termsOf = ({ partDays, reminderDays, graceDays, chargeTries, retryHours }: InstallmentSettings): PlanTerms =>
  ({ partDays, reminderDays, graceDays, chargeTries, retryHours })
