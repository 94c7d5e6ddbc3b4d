import { DomainError } from '../errors.ts'
import { isBic, isHolder, isIban, isInSepa, masked, plainBic, plainIban } from './bankAccount.ts'

/** How a writer is paid: by transfer to a bank account, or to an account at the gateway. */
export const PAYOUT_METHODS = { bank: 'Bank account', connect: 'Account at Stripe' } as const
export type PayoutMethod = keyof typeof PAYOUT_METHODS

/** Where a writer is paid. `iban` is set for a bank account, `accountId` for one at the gateway. */
export type PayoutAccount = {
  method: PayoutMethod
  holder: string
  iban: string | null
  bic: string | null
  accountId: string | null
  masked: string
}

export type GivenAccount = { method: PayoutMethod; holder?: string | null; iban?: string | null; bic?: string | null; accountId?: string | null }

/**
 * An account as it is kept, of what somebody typed.
 * @throws DomainError `payout_details_invalid` with the field that is wrong
 */
export const payoutAccount = (given: GivenAccount): PayoutAccount => (given.method === 'bank' ? bankAccount(given) : connectAccount(given))

type Bank = { holder: string; iban: string; bic: string; accountId: string }

/** In this order; the first that is not so is told. */
const BANK_RULES: { path: keyof Bank; isSo: (bank: Bank) => boolean; sentence: string }[] = [
  { path: 'holder', isSo: ({ holder }) => isHolder(holder), sentence: 'Write the holder’s name in Latin letters, as the bank has it (2 to 70 letters).' },
  { path: 'iban', isSo: ({ iban }) => isIban(iban), sentence: 'This is not an IBAN: look at its country, its length and its digits.' },
  { path: 'bic', isSo: ({ bic }) => !bic || isBic(bic), sentence: 'This is not a BIC.' },
  { path: 'bic', isSo: ({ iban, bic }) => Boolean(bic) || isInSepa(iban), sentence: 'A bank outside of the SEPA countries needs its BIC.' },
  { path: 'bic', isSo: ({ iban, bic }) => isInSepa(iban) || bic.slice(4, 6) === iban.slice(0, 2), sentence: 'The BIC is of another country than the IBAN.' },
  { path: 'accountId', isSo: ({ accountId }) => !accountId, sentence: 'A bank account has no account at the gateway.' },
]

function bankAccount(given: GivenAccount): PayoutAccount {
  const bank: Bank = {
    holder: textOf(given.holder).replace(/\s+/g, ' '), iban: plainIban(textOf(given.iban)), bic: plainBic(textOf(given.bic)), accountId: textOf(given.accountId),
  }
  const broken = BANK_RULES.find(({ isSo }) => !isSo(bank))
  if (broken) throw invalid(broken.path, broken.sentence)
  return { method: 'bank', holder: bank.holder, iban: bank.iban, bic: bank.bic || null, accountId: null, masked: masked('bank', bank.iban) }
}

const textOf = (given: string | null | undefined): string => (given ?? '').trim()

function connectAccount(given: GivenAccount): PayoutAccount {
  const accountId = textOf(given.accountId)
  if (!/^acct_\w{8,64}$/.test(accountId)) throw invalid('accountId', 'The id of an account at Stripe begins with acct_.')
  if (given.iban || given.bic) throw invalid('iban', 'An account at the gateway has no IBAN here.')
  const holder = textOf(given.holder).slice(0, 70)
  return { method: 'connect', holder, iban: null, bic: null, accountId, masked: masked('connect', accountId) }
}

const invalid = (path: string, sentence: string): DomainError =>
  new DomainError('payout_details_invalid', sentence, { problems: [{ path, message: sentence }] })

/** Whether a change would change nothing. */
export const isSameAccount = (a: PayoutAccount, b: PayoutAccount): boolean =>
  (['method', 'holder', 'iban', 'bic', 'accountId'] as const).every((name) => (a[name] ?? null) === (b[name] ?? null))
