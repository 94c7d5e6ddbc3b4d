import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { unspentMinor, type WalletMove } from './unspent.ts'

const top = (about: string, deltaMinor: number): WalletMove => ({ about, isTopUp: true, deltaMinor })
const move = (about: string, deltaMinor: number): WalletMove => ({ about, isTopUp: false, deltaMinor })

describe('what is left of a top-up', () => {
  it.each([
    ['all of it', [top('a', 50)], 50],
    ['nothing of one that is not there', [], 0],
    ['what was not spent', [top('a', 50), move('order', -20)], 30],
    ['all, where an older one was spent', [top('b', 50), top('a', 50), move('order', -50)], 50],
    ['nothing, where it was the older one', [top('a', 50), top('b', 50), move('order', -50)], 0],
    ['nothing, where what is there was a gift', [top('a', 50), move('gift', 50), move('order', -50)], 0],
    ['all, where the gift was older', [move('gift', 50), top('a', 50), move('order', -50)], 50],
    ['what came back from an order that it paid for', [top('a', 50), move('order', -50), move('order', 50)], 50],
    ['what came back in part', [top('a', 50), move('order', -50), move('order', 20)], 20],
    ['no more than it was, when more came back', [top('a', 50), move('order', -50), move('order', 80)], 50],
    ['what was not given back before', [top('b', 50), top('a', 50), move('a', -20)], 30],
    ['what a gateway could not give back', [top('a', 50), move('a', -50), move('a', 50)], 50],
    ['nothing of what its bank took', [top('b', 50), top('a', 50), move('a', -50)], 0],
  ] as const)('%s', (_case, moves, leftMinor) => expect(unspentMinor(moves, 'a')).toBe(leftMinor))

  it('is never more than the top-up, and all of them no more than the balance', () => {
    const drawn = fc.array(fc.record({ kind: fc.constantFrom('top', 'gift', 'spend', 'back'), about: fc.nat(3), minor: fc.integer({ min: 1, max: 100 }) }), { maxLength: 40 })
    fc.assert(fc.property(drawn, (steps) => {
      const moves: WalletMove[] = []
      let balanceMinor = 0
      const bought = new Map<string, number>()
      for (const [index, { kind, about, minor }] of steps.entries()) {
        const deltaMinor = kind === 'spend' ? -Math.min(minor, balanceMinor) : minor
        if (deltaMinor === 0) continue
        const name = kind === 'top' ? `top ${index}` : kind === 'gift' ? `gift ${index}` : `order ${about}`
        moves.push({ about: name, isTopUp: kind === 'top', deltaMinor })
        balanceMinor += deltaMinor
        if (kind === 'top') bought.set(name, minor)
      }
      const left = [...bought].map(([name, minor]) => [unspentMinor(moves, name), minor] as const)
      expect(left.every(([leftMinor, minor]) => leftMinor >= 0 && leftMinor <= minor)).toBe(true)
      expect(left.reduce((sum, [leftMinor]) => sum + leftMinor, 0)).toBeLessThanOrEqual(balanceMinor)
    }))
  })
})
