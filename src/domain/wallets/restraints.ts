/** What holds a client's wallet back on a website: freezes that stand, and spending limits; null where there are none. */
export type Restraints = {
  isFrozen: boolean
  /** Of the store credit, besides a freeze of the whole wallet. */
  frozenMinor: number
  dayMinor: number | null
  monthMinor: number | null
}

/** What was spent of a limit, and when it begins anew. */
export type SpendingLimit = { period: 'day' | 'month'; limitMinor: number; spentMinor: number; leftMinor: number; renewsAt: Date }
