import type { CollectionConfig, Field, NumberField } from 'payload'
import { never, secretField, serverOnly } from '../../access/compose.ts'
import { managePaymentSettings } from '../../access/gateways.ts'
import { ATTEMPT_MINUTES, PAYMENT_SETTINGS } from '../../domain/gateways/paymentSettings.ts'
import { PUBLISHABLE_KEY } from '../../domain/gateways/stripeKeys.ts'
import { MOST_PARTS } from '../../domain/installments/terms.ts'
import { MAX_AMOUNT_MINOR } from '../../domain/money/amount.ts'
import { MOST_BASIS_POINTS } from '../../domain/payments/surcharge.ts'
import { changeKeys } from '../../endpoints/gateways/changeKeys.ts'
import { testGateway } from '../../endpoints/gateways/testGateway.ts'
import { websiteField } from '../websiteField.ts'
import { stampField, wordField } from '../writtenFields.ts'

/**
 * How a website is paid: one row for each, which the platform makes. Secret keys are sealed in columns that
 * nobody reads; they are entered through an endpoint of their own.
 */
export const PaymentSettings: CollectionConfig = {
  slug: 'payment-settings',
  labels: { singular: 'Payment settings', plural: 'Payment settings' },
  access: { create: never, read: managePaymentSettings, update: managePaymentSettings, delete: never },
  admin: { group: 'Money', useAsTitle: 'website', defaultColumns: ['website', 'takesStripe', 'takesManual', 'keyMode', 'updatedAt'] },
  endpoints: [changeKeys, testGateway],
  fields: [
    { ...websiteField(), unique: true, admin: { ...websiteField().admin, components: { Field: '/src/admin/websites/WebsiteField.tsx#WebsiteField', Cell: '/src/admin/websites/WebsiteCell.tsx#WebsiteCell' } } } as Field,
    { type: 'row', fields: [
      { name: 'takesStripe', type: 'checkbox', defaultValue: PAYMENT_SETTINGS.takesStripe, label: 'Take cards (Stripe)' },
      { name: 'takesManual', type: 'checkbox', defaultValue: PAYMENT_SETTINGS.takesManual, label: 'Take bank transfers' },
    ] },
    { name: 'instructions', type: 'textarea', label: 'How to make a bank transfer', maxLength: 2_000, admin: { description: 'Where clients send a bank transfer: account, bank, and what to write as its purpose.' } },
    { name: 'pageKeys', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/gateways/StripeKeys.tsx#StripeKeys' } } },
    {
      name: 'publishableKey', type: 'text', maxLength: 260, admin: { description: 'Begins with pk_. Frontends with card fields of their own are given it.' },
      validate: (value: unknown) => !value || PUBLISHABLE_KEY.test(String(value)) || 'Use the publishable key, which begins with pk_test_ or pk_live_.',
    },
    ...writtenKeys(),
    { type: 'row', fields: [amount('smallestMinor', 'Smallest payment', 1), largest()] },
    amount('approvalMinor', 'A second person confirms bank transfers above', 0),
    number('attemptMinutes', {
      label: 'Minutes until a payment that was begun expires', min: ATTEMPT_MINUTES.least, max: ATTEMPT_MINUTES.most,
      validate: (value: unknown) => isWhole(value, ATTEMPT_MINUTES.least, ATTEMPT_MINUTES.most) || `Use a whole number from ${ATTEMPT_MINUTES.least} to ${ATTEMPT_MINUTES.most}.`,
    }),
    ...passedFees('stripe', 'cards'),
    ...passedFees('manual', 'bank transfers'),
    ...installments(),
  ],
}

/** Whether clients pay the fee of a gateway, and what it is. */
function passedFees(gateway: 'stripe' | 'manual', what: string): Field[] {
  const passes = gateway === 'stripe' ? ('passesStripeFee' as const) : ('passesManualFee' as const)
  const condition = (data: Record<string, unknown>): boolean => Boolean(data?.[passes])
  const fixed = amount(`${gateway}FeeFixedMinor`, 'And besides', 0)
  return [
    { name: passes, type: 'checkbox', defaultValue: PAYMENT_SETTINGS[passes], label: `Clients pay the fee of ${what}`, admin: { description: 'Shown to them before they pay, and not given back with a refund. In many countries this is not allowed, in the EU for consumers’ cards.' } },
    { type: 'row', fields: [
      number(`${gateway}FeeBasisPoints`, {
        label: 'Fee, in hundredths of a percent', min: 0, max: MOST_BASIS_POINTS, admin: { condition, description: '290 is 2.9 % of all that is paid.' },
        validate: (value: unknown) => isWhole(value, 0, MOST_BASIS_POINTS) || `Use a whole number from 0 to ${MOST_BASIS_POINTS}.`,
      }),
      { ...fixed, admin: { ...fixed.admin, condition } },
    ] },
  ]
}

function installments(): Field[] {
  const whole = (name: Name, label: string, [least, most]: [number, number]): NumberField =>
    number(name, { label, min: least, max: most, admin: { condition: (data) => Boolean(data?.offersInstallments) }, validate: (value: unknown) => isWhole(value, least, most) || `Use a whole number from ${least} to ${most}.` })
  const smallest = amount('smallestPartMinor', 'Smallest part', 1)
  return [
    { name: 'offersInstallments', type: 'checkbox', defaultValue: PAYMENT_SETTINGS.offersInstallments, label: 'Let clients pay orders in installments' },
    { type: 'row', fields: [whole('depositPercent', 'Smallest deposit, in percent', [1, 100]), whole('mostParts', 'Most parts, the deposit included', [2, MOST_PARTS]), { ...smallest, admin: { ...smallest.admin, condition: (data) => Boolean(data?.offersInstallments) } }] },
    { type: 'row', fields: [whole('partDays', 'Days from one part to the next', [1, 365]), whole('reminderDays', 'Days before a part is due in which the client is reminded', [0, 30]), whole('graceDays', 'Days after a part was due until the work pauses', [1, 90])] },
    { type: 'row', fields: [whole('chargeTries', 'How often a saved method is charged', [1, 10]), whole('retryHours', 'Hours until the second try; the wait doubles', [1, 336])] },
  ]
}

function writtenKeys(): Field[] {
  const hidden = (name: string): Field => ({ name, type: 'text', hidden: true, access: secretField })
  return [
    { name: 'keyMode', type: 'select', label: 'Keys of', access: serverOnly, options: [{ value: 'test', label: 'Test mode' }, { value: 'live', label: 'Live mode: real money' }], admin: { readOnly: true, position: 'sidebar' } },
    wordField('secretKeyHint', { label: 'Secret key', admin: { position: 'sidebar' } }),
    wordField('webhookSecretHint', { label: 'Signing secret', admin: { position: 'sidebar' } }),
    stampField('keysSince', { label: 'Keys since', admin: { position: 'sidebar' } }),
    hidden('secretKeySealed'),
    hidden('webhookSecretsSealed'),
  ]
}

type Name = keyof typeof PAYMENT_SETTINGS

function number(name: Name, field: Partial<NumberField>): NumberField {
  return { required: true, defaultValue: PAYMENT_SETTINGS[name] as number, ...field, name, type: 'number' } as NumberField
}

function amount(name: Name, label: string, least: number): NumberField {
  const validate = (value: unknown) => isWhole(value, least, MAX_AMOUNT_MINOR) || `Use a whole number of minor units (cents), ${least} or more.`
  return number(name, { label, min: least, admin: { description: 'In minor units: 1990 is 19.90.' }, validate })
}

function largest(): NumberField {
  const validate = (value: unknown, { siblingData }: { siblingData: { smallestMinor?: number | null } }) => {
    const least = siblingData.smallestMinor ?? 1
    return isWhole(value, least, MAX_AMOUNT_MINOR) || `Use a whole number of minor units (cents), ${least} or more: the smallest payment.`
  }
  return { ...amount('largestMinor', 'Largest payment', 1), validate } as NumberField
}

const isWhole = (value: unknown, least: number, most: number): boolean => Number.isInteger(value) && Number(value) >= least && Number(value) <= most
