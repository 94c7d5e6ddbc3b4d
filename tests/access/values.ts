import type { FlattenedField, SanitizedCollectionConfig } from 'payload'
import type { Values } from './rows.ts'
import type { World } from './world.ts'

/** A field that holds a value: its path with dots, through groups; lists count as one. */
export type Leaf = { path: string; field: FlattenedField }

/** What a caller may try to set: every field, and what Payload itself takes beside them. */
export function leavesOf({ flattenedFields }: SanitizedCollectionConfig): Leaf[] {
  return [...leaves(flattenedFields), { path: 'id', field: { name: 'id', type: 'text' } as FlattenedField }]
}

const leaves = (fields: FlattenedField[], prefix = ''): Leaf[] =>
  fields.flatMap((field) => {
    if (field.type === 'join') return []
    if (field.type === 'group' || field.type === 'tab') return leaves(field.flattenedFields, `${prefix}${field.name}.`)
    return [{ path: `${prefix}${field.name}`, field }]
  })

export const nested = (path: string, value: unknown): Values => path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Values

export const valueAt = (doc: unknown, path: string): unknown => path.split('.').reduce<unknown>((at, name) => (at as Values | null | undefined)?.[name], doc)

let made = 0

/** A value that the field could hold and does not hold now. */
export function otherValue(world: World, slug: string, { path, field }: Leaf, now: unknown): unknown {
  made += 1
  const special = SPECIAL[`${slug}.${path}`] ?? SPECIAL[path]
  if (special) return special(world, now)
  if (field.type === 'relationship') return relatedTo(world, field.relationTo as string)
  if (field.type === 'array') return [rowOf(world, slug, { path, fields: field.flattenedFields })]
  if (field.type === 'select') return optionBeside(field.options, now)
  return plainValue(field, now)
}

function plainValue(field: FlattenedField, now: unknown): unknown {
  const value = PLAIN[field.type]?.(now) ?? `changed-${made}`
  return 'hasMany' in field && field.hasMany ? [value] : value
}

const relatedTo = (world: World, slug: string): string => RELATED[slug]?.(world) ?? world.rows[slug]!.same!

const PLAIN: Partial<Record<FlattenedField['type'], (now: unknown) => unknown>> = {
  checkbox: (now) => !now,
  number: (now) => (now === 7 ? 8 : 7),
  date: () => '2031-01-01T00:00:00.000Z',
  json: () => ({ changed: made }),
  email: () => `changed-${made}@test.example`,
}

function rowOf(world: World, slug: string, { path, fields }: { path: string; fields: FlattenedField[] }): Values {
  const needed = fields.filter((field) => 'required' in field && field.required)
  return Object.fromEntries(needed.map((field) => [field.name, otherValue(world, slug, { path: `${path}.${field.name}`, field }, null)]))
}

const RELATED: Record<string, (world: World) => string> = {
  websites: ({ federhaus }) => federhaus.id,
  users: ({ neighbours }) => neighbours.candidate.id,
}

const optionBeside = (options: (string | { value: string })[], now: unknown): string =>
  options.map((option) => (typeof option === 'string' ? option : option.value)).findLast((value) => value !== now)!

type Special = (world: World, now: unknown) => unknown

export const SENT_VERSION = 5_000

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const LATER = '01890000-0000-7000-8000-00000000cafe'
const here = ({ inkwell }: World): string => inkwell.id

/** Fields whose value must be of a kind that the type does not tell. */
const SPECIAL: Record<string, Special> = {
  id: () => LATER,
  createdAt: () => '2001-01-01T00:00:00.000Z',
  updatedAt: () => '2001-01-01T00:00:00.000Z',
  timeZone: (_world, now) => (now === 'Asia/Tokyo' ? 'Asia/Kolkata' : 'Asia/Tokyo'),
  currency: (_world, now) => (now === 'CHF' ? 'JPY' : 'CHF'),
  'websites.slug': () => `changed-${made}`,
  'websites.domains': () => [{ host: `changed-${made}.example` }],
  'websites.frontendUrl': () => `https://changed-${made}.example`,
  'websites.settings.topUpMaximumMinor': (_world, now) => Number(now ?? 500_000) + 1,
  // Written with each change: what is sent is told by its size.
  version: () => SENT_VERSION,
  'users.memberships': (world, now) => {
    const roles = JSON.stringify(now ?? []).includes('editor') ? ['writer'] : ['editor']
    const others = ((now ?? []) as { website: string }[]).filter(({ website }) => website !== here(world))
    return [...others, { website: here(world), roles }]
  },
  'users.sessions': () => [{ id: LATER, createdAt: '2026-03-02T09:00:00.000Z', expiresAt: '2099-01-01T00:00:00.000Z' }],
  'websites.papers.sellerCountry': (_world, now) => (now === 'DE' ? 'FR' : 'DE'),
  // Of another country than the seller's it would be refused, so it goes alone or not at all.
  'websites.papers.sellerVatId': (_world, now) => (now === 'DE136695976' ? null : 'DE136695976'),
  'websites.papers.invoicePrefix': () => `I${made}`,
  'websites.papers.receiptPrefix': () => `R${made}`,
  'websites.papers.creditNotePrefix': () => `C${made}`,
  'websites.papers.accentColor': (_world, now) => (now === '#1a5276' ? '#522d1a' : '#1a5276'),
  'websites.papers.logo': (_world, now) => (now ? null : `data:image/png;base64,${PIXEL}`),
  'websites.papers.taxRates': () => [{ country: 'DE', percent: 19, label: `VAT ${made}` }],
  'websites.payouts.payerIban': (_world, now) => (now === 'DE89370400440532013000' ? 'NL02ABNA0123456789' : 'DE89370400440532013000'),
  'websites.payouts.payerBic': (_world, now) => (now === 'COBADEFFXXX' ? 'ABNANL2A' : 'COBADEFFXXX'),
  'websites.payouts.payerName': (_world, now) => (now === 'Inkwell' ? 'Feder' : 'Inkwell'),
  'payout-details.writer': ({ neighbours }) => neighbours.writer.id,
  'payout-details.holder': () => `Writer ${String.fromCodePoint(97 + (made % 26))}${String.fromCodePoint(97 + (Math.floor(made / 26) % 26))}`,
  'payout-details.iban': (_world, now) => (now === 'DE89370400440532013000' ? 'NL02ABNA0123456789' : 'DE89370400440532013000'),
  'payout-details.bic': (_world, now) => (now === 'COBADEFFXXX' ? 'ABNANL2A' : 'COBADEFFXXX'),
  'payout-details.accountId': () => `acct_1234567${made}`,
  'client-profiles.country': (_world, now) => (now === 'DE' ? null : 'DE'),
  'client-profiles.vatId': (_world, now) => (now === 'DE136695976' ? null : 'DE136695976'),
  'withdrawals.client': ({ neighbours }) => neighbours.client.id,
  'bonus-credits.client': ({ neighbours }) => neighbours.client.id,
  'bonus-credits.expiresAt': () => '2099-01-01T00:00:00.000Z',
  'wallet-freezes.client': ({ neighbours }) => neighbours.client.id,
  'adjustments.user': ({ neighbours }) => neighbours.client.id,
  'services.code': () => `changed-${made}`,
  'services.wordsPerUnit': () => 300,
  'services.minimumUnits': (_world, now) => (now === 2 ? 1 : 2),
  'services.maximumUnits': (_world, now) => (now === 90 ? 91 : 90),
  'services.briefForm': () => [{ label: 'Topic', name: `topic${made}`, kind: 'short_text' }],
  'price-tables.services': ({ rows }) => [{ service: rows.services!.same, levels: [{ label: 'School', code: `school-${made}`, priceMinor: 1_000 + made, perUnits: 1 }] }],
  'price-tables.urgency': () => [{ label: 'All', fromHours: 0, toHours: null, multiplier: 2 }],
  'price-tables.subjects': () => [{ label: 'Law', code: `law-${made}`, multiplier: 2 }],
  'price-tables.writerLevels': () => [{ label: 'Top', code: `top-${made}`, multiplier: 2 }],
  'price-tables.spacings': () => [{ label: 'Single', code: `single-${made}`, multiplier: 2 }],
  'price-tables.extras': () => [{ label: 'Plan', code: `plan-${made}`, kind: 'fixed', amountMinor: 500, services: [] }],
  'writer-profiles.level': () => `level-${made}`,
  'orders.brief': () => ({}),
  'orders.deadline': (_world, now) => (String(now).startsWith('2031') ? '2032-01-01T00:00:00.000Z' : '2031-01-01T00:00:00.000Z'),
  'payment-settings.attemptMinutes': (_world, now) => (now === 90 ? 91 : 90),
  'payment-settings.publishableKey': () => `pk_test_${made}`,
  'payment-settings.largestMinor': (_world, now) => Number(now ?? 99_999_999) + 1,
  'saved-views.list': (_world, now) => (now === 'services' ? 'users' : 'services'),
  'saved-views.query': (_world, now) => ({ view: JSON.stringify(now).includes('late') ? 'unclaimed' : 'late' }),
}

/** Whether a document holds what was sent, whatever the platform has added to it. */
export function holds(stored: unknown, sent: unknown): boolean {
  if (Array.isArray(sent)) return Array.isArray(stored) && sent.length === stored.length && sent.every((each, i) => holds(stored[i], each))
  if (isObject(sent)) return isObject(stored) && Object.entries(sent).every(([name, value]) => holds(stored[name], value))
  return (stored ?? null) === sent || (isObject(stored) && stored.id === sent)
}

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null
