import type { GroupField } from 'payload'
import { settingsField } from '../../access/websites.ts'
import { isBic, isHolder, isIban, plainBic, plainIban } from '../../domain/payouts/bankAccount.ts'
import { DEFAULT_HOLD_DAYS, DEFAULT_MINIMUM_MINOR, PAYOUT_SCHEDULES } from '../../domain/payouts/settings.ts'

const MOST_HOLD_DAYS = 60
const isWhole = (value: unknown, most: number): boolean => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most

/** How a website pays its writers out, and from which bank account. */
export const payoutSettings = (): GroupField => ({
  name: 'payouts',
  type: 'group',
  access: { read: settingsField },
  fields: [
    { type: 'row', fields: [
      { name: 'schedule', type: 'select', required: true, defaultValue: 'off', options: Object.entries(PAYOUT_SCHEDULES).map(([value, label]) => ({ value, label })), admin: { description: 'What is asked for by itself is approved and sent by people, as other payouts are.' } },
      { name: 'minimumMinor', type: 'number', required: true, defaultValue: DEFAULT_MINIMUM_MINOR, label: 'Smallest payout', validate: (value: unknown) => isWhole(value, 1_000_000_000) || 'Use a whole number of minor units (cents), 0 or more.', admin: { description: 'In minor units: 5000 is 50.00.' } },
      { name: 'holdDays', type: 'number', required: true, defaultValue: DEFAULT_HOLD_DAYS, label: 'Days that payouts wait after payout details were given or changed', validate: (value: unknown) => isWhole(value, MOST_HOLD_DAYS) || `Use a whole number from 0 to ${MOST_HOLD_DAYS}.` },
    ] },
    { type: 'row', fields: [
      { name: 'payerName', type: 'text', maxLength: 70, validate: (value: unknown) => !value || isHolder(String(value)) || 'Write it in Latin letters, as the bank has it.', admin: { description: 'Holder of the account that payouts leave from; for pain.001 files.' } },
      { name: 'payerIban', type: 'text', maxLength: 50, label: 'Payer IBAN', hooks: { beforeValidate: [({ value }) => (typeof value === 'string' ? plainIban(value) || null : value)] }, validate: (value: unknown) => !value || isIban(String(value)) || 'This is not an IBAN.' },
      { name: 'payerBic', type: 'text', maxLength: 15, label: 'Payer BIC', hooks: { beforeValidate: [({ value }) => (typeof value === 'string' ? plainBic(value) || null : value)] }, validate: (value: unknown) => !value || isBic(String(value)) || 'This is not a BIC.' },
    ] },
  ],
})
