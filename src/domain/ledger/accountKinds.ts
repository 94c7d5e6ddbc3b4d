/** Whose an account is: a person, a document of a collection, an outside party, or nobody's but the platform's. */
export type AccountOwner = 'client' | 'writer' | 'payable' | 'payout' | 'gateway' | 'jurisdiction' | 'platform'

type AccountRule = {
  label: string
  owner: AccountOwner
  /** Never below zero, and carries its balance; an unbounded account carries none. */
  isBounded: boolean
  /** Its balance is made of dated parcels, spent first-expiring first. */
  hasLots?: true
}

const bounded = { isBounded: true } as const
const unbounded = { isBounded: false } as const

/** Every kind of account there is. */
export const ACCOUNT_KINDS = {
  client_wallet:     { label: 'Wallet',              owner: 'client',       ...bounded },
  client_bonus:      { label: 'Bonus credit',        owner: 'client',       ...bounded, hasLots: true },
  held_funds:        { label: 'Held funds',          owner: 'payable',      ...bounded },
  writer_pending:    { label: 'Pending earnings',    owner: 'writer',       ...bounded },
  writer_available:  { label: 'Available earnings',  owner: 'writer',       ...bounded },
  payout_in_transit: { label: 'Payout in transit',   owner: 'payout',       ...bounded },
  points:            { label: 'Points',              owner: 'client',       ...bounded, hasLots: true },
  writer_owed:       { label: 'Owed by the writer',  owner: 'writer',       ...unbounded },
  gateway:           { label: 'Gateway',             owner: 'gateway',      ...unbounded },
  sales:             { label: 'Sales',               owner: 'platform',     ...unbounded },
  fees:              { label: 'Fees',                owner: 'platform',     ...unbounded },
  fines:             { label: 'Fines',               owner: 'platform',     ...unbounded },
  breakage:          { label: 'Breakage',            owner: 'platform',     ...unbounded },
  loyalty_cost:      { label: 'Loyalty cost',        owner: 'platform',     ...unbounded },
  bonus_cost:        { label: 'Bonus cost',          owner: 'platform',     ...unbounded },
  goodwill_cost:     { label: 'Goodwill cost',       owner: 'platform',     ...unbounded },
  gateway_cost:      { label: 'Gateway cost',        owner: 'platform',     ...unbounded },
  chargeback_cost:   { label: 'Chargeback cost',     owner: 'platform',     ...unbounded },
  tax:               { label: 'Tax',                 owner: 'jurisdiction', ...unbounded },
  points_issued:     { label: 'Points issued',       owner: 'platform',     ...unbounded },
} as const satisfies Record<string, AccountRule>

export type AccountKind = keyof typeof ACCOUNT_KINDS

type KindOwnedBy<Owner extends AccountOwner> = {
  [Kind in AccountKind]: (typeof ACCOUNT_KINDS)[Kind]['owner'] extends Owner ? Kind : never
}[AccountKind]

/** The accounts of the platform itself: one each per website and currency. */
export type PlatformKind = KindOwnedBy<'platform'>

export const ACCOUNT_KIND_NAMES = Object.keys(ACCOUNT_KINDS) as AccountKind[]

export const isBounded = (kind: AccountKind): boolean => ACCOUNT_KINDS[kind].isBounded

export const hasLots = (kind: AccountKind): boolean => 'hasLots' in ACCOUNT_KINDS[kind]
