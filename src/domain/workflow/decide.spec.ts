import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import type { DomainError } from '../errors.ts'
import { decide } from './decide.ts'
import { optionsFor } from './options.ts'
import type { ActorRole, Facts, Workflow } from './types.ts'

type Doc = { state: string; pages: number }
const isLong = ({ doc }: Facts<Doc>) => doc.pages > 10

const letters: Workflow<'draft' | 'sent' | 'read', Facts<Doc>> = {
  kind: 'letter', label: 'Letter', collection: 'letters', states: ['draft', 'sent', 'read'], initial: 'draft', final: ['read'],
  transitions: [
    { name: 'send', label: 'Send', from: ['draft'], to: 'read', by: ['client'], when: isLong },
    {
      name: 'send', label: 'Send', from: ['draft'], to: 'sent', by: ['client'], input: z.object({ stamp: z.string() }),
      guards: [{ code: 'invalid_input', sentence: 'An empty letter can’t be sent.', isMet: ({ doc }) => doc.pages > 0, details: ({ doc }) => ({ pages: doc.pages }) }],
    },
    { name: 'open', label: 'Open', from: ['sent'], to: 'read', by: ['support', 'admin'], confirm: 'Break the seal?' },
    { name: 'lapse', label: 'Lapse', from: ['sent'], to: 'read', by: ['timer'], after: { days: 30 } },
  ],
}

const facts = (state: string, pages: number, ...roles: ActorRole[]) => ({
  doc: { state, pages }, now: new Date(0), actor: { id: 'someone', roles }, input: {},
})
const refusal = (name: string, given: Facts<Doc>) => {
  try {
    decide(letters, name, given)
  } catch (error) {
    return error as DomainError
  }
  throw new Error('It was not refused')
}

describe('deciding a move', () => {
  it('takes the first row of the name whose condition holds', () => {
    expect(decide(letters, 'send', facts('draft', 20, 'client')).to).toBe('read')
    expect(decide(letters, 'send', facts('draft', 2, 'client')).to).toBe('sent')
  })

  it.each([
    ['a name that is not in the table', 'burn', facts('draft', 1, 'client'), 'not_found', 'There is no transition “burn”.'],
    ['the wrong actor', 'open', facts('sent', 1, 'client'), 'forbidden', 'Only support or an admin may do this.'],
    ['the wrong actor before the wrong state', 'open', facts('draft', 1, 'client'), 'forbidden', 'Only support or an admin may do this.'],
    ['the wrong state', 'send', facts('sent', 1, 'client'), 'transition_not_allowed', 'This is possible only while draft; it is sent now.'],
    ['a guard', 'send', facts('draft', 0, 'client'), 'invalid_input', 'An empty letter can’t be sent.'],
    ['people who want to be the clock', 'lapse', facts('sent', 1, 'admin'), 'forbidden', 'Only the clock may do this.'],
  ])('refuses %s', (_case, name, given, code, sentence) => {
    expect(refusal(name, given)).toMatchObject({ code, message: sentence })
  })

  it('tells a guard’s numbers as data', () => {
    expect(refusal('send', facts('draft', 0, 'client')).details).toEqual({ pages: 0 })
  })
})

describe('the moves that are offered', () => {
  it('lists each once, permitted or with its reason, and leaves out what only machines do', () => {
    const options = optionsFor(letters, facts('sent', 2, 'support'))
    expect(options.map(({ name, allowed, code }) => [name, allowed, code])).toEqual([
      ['send', false, 'forbidden'],
      ['open', true, undefined],
    ])
    expect(options[1]).toMatchObject({ to: 'read', confirm: 'Break the seal?', input: null })
  })

  it('describes the input of the row that would be taken', () => {
    const [send] = optionsFor(letters, facts('draft', 2, 'client'))
    expect(send).toMatchObject({ allowed: true, to: 'sent' })
  })
})
