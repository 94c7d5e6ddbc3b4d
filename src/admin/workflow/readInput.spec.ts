import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { inputFields } from './inputFields.ts'
import { readInput } from './readInput.ts'

const schema = z.toJSONSchema(
  z.strictObject({
    writer: z.uuid().meta({ widget: 'writer', description: 'Id of the writer’s user' }),
    reason: z.string().min(1).max(2_000).describe('Why, in words'),
    reference: z.string().max(140).optional(),
    earlierShareMinor: z.int().min(0),
    side: z.enum(['client', 'writer']),
    validFrom: z.iso.datetime({ offset: true }).optional(),
    tries: z.int().optional(),
  }),
  { io: 'input' },
)
const fields = inputFields(schema)
const place = { currency: 'USD', timeZone: 'America/New_York' }
const full = { writer: 'w', reason: ' late ', earlierShareMinor: '12.5', side: 'client' }

describe('The form of a transition', () => {
  it('asks for each value in its own way', () => {
    expect(fields.map(({ name, kind, label }) => [name, kind, label])).toEqual([
      ['writer', 'pick', 'Writer'],
      ['reason', 'longText', 'Reason'],
      ['reference', 'text', 'Reference'],
      ['earlierShareMinor', 'money', 'Earlier share'],
      ['side', 'choice', 'Side'],
      ['validFrom', 'moment', 'Valid from'],
      ['tries', 'integer', 'Tries'],
    ])
    expect(fields[0]).toMatchObject({ from: 'writer', hint: '', isRequired: true })
    expect(fields[1]).toMatchObject({ hint: 'Why, in words', maxLength: 2_000 })
    expect(fields[4]).toMatchObject({ choices: ['client', 'writer'] })
  })

  it('is empty where nothing is asked', () => {
    expect(inputFields(null)).toEqual([])
  })

  it.each([
    ['amounts in the currency’s units', { earlierShareMinor: '12,50' }, { earlierShareMinor: 1_250 }],
    ['moments in the website’s time zone', { validFrom: '2026-07-01T09:00' }, { validFrom: '2026-07-01T13:00:00.000Z' }],
    ['moments in winter time', { validFrom: '2026-12-01T09:00' }, { validFrom: '2026-12-01T14:00:00.000Z' }],
    ['whole numbers', { tries: '3' }, { tries: 3 }],
    ['text without space around it', {}, { reason: 'late', earlierShareMinor: 1_250 }],
  ])('reads %s', (_case, typed, read) => {
    const { input, problems } = readInput(fields, { ...full, ...typed }, place)
    expect(problems).toEqual({})
    expect(input).toMatchObject(read)
    expect(input).not.toHaveProperty('reference')
  })

  it.each([
    ['a missing text', { reason: ' ' }, { reason: 'Fill this in.' }],
    ['a missing choice', { side: '', writer: '' }, { side: 'Choose one.', writer: 'Choose one.' }],
    ['an amount with too many decimals', { earlierShareMinor: '1.234' }, { earlierShareMinor: expect.stringContaining('24.00') }],
    ['a broken moment', { validFrom: '2026-13-01T09:00' }, { validFrom: 'Give a date and a time.' }],
    ['a broken number', { tries: '1.5' }, { tries: 'Give a whole number.' }],
  ])('says what is wrong with %s', (_case, typed, wrong) => {
    expect(readInput(fields, { ...full, ...typed }, place).problems).toEqual(wrong)
  })
})
