import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { optionsFor } from './options.ts'
import type { AnyWorkflow, Facts } from './types.ts'

const workflow: AnyWorkflow = {
  kind: 'order', label: 'Order', collection: 'orders',
  states: ['open', 'closed'], initial: 'open', final: ['closed'],
  transitions: [
    { name: 'close', label: 'Close', from: ['open'], to: 'closed', by: ['client'], input: z.strictObject({ reason: z.string().optional() }), confirm: 'Close your order?' },
    { name: 'close', label: 'Close for the client', from: ['open'], to: 'closed', by: ['support'], input: z.strictObject({ reason: z.string() }), confirm: 'Close the client’s order?' },
    { name: 'expire', label: 'Expire', from: ['open'], to: 'closed', by: ['timer'] },
  ],
}
const factsOf = (role: string, state = 'open') => ({ doc: { state }, now: new Date(0), actor: { id: 'x', roles: [role] }, input: {} }) as unknown as Facts<{ state: string }>
const only = (role: string, state?: string) => optionsFor(workflow, factsOf(role, state))[0]!

describe('What may be done', () => {
  it.each([
    ['client', 'Close', 'Close your order?', undefined],
    ['support', 'Close for the client', 'Close the client’s order?', ['reason']],
  ])('is described to %s by the row of their own', (role, label, confirm, required) => {
    expect(only(role)).toMatchObject({ name: 'close', label, confirm, allowed: true, to: 'closed' })
    expect((only(role).input as { required?: string[] }).required).toEqual(required)
  })

  it('is told with its reason where it is refused, by the refused person’s own row', () => {
    expect(only('support', 'closed')).toMatchObject({ label: 'Close', allowed: false, code: 'transition_not_allowed', reason: expect.stringContaining('it is closed now') })
    expect(only('writer')).toMatchObject({ allowed: false, code: 'forbidden', reason: 'Only the client or support may do this.' })
  })

  it('leaves out what only the clock does', () => {
    expect(optionsFor(workflow, factsOf('client')).map(({ name }) => name)).toEqual(['close'])
  })
})
