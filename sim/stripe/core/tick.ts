import type { Stored } from './store.ts'
import type { Call, Resource } from './types.ts'
import { nowOf, step, type World } from './world.ts'
import { expireSession } from '../resources/checkoutSessions.ts'
import { movePayout } from '../resources/payouts.ts'

/** What a step of the simulator itself needs: it belongs to no request, and to the account of its object. */
export const callOf = (world: World, { account }: Pick<Stored, 'account'>): Call => ({
  world,
  account,
  platform: platformOfAccount(world, account),
  params: {},
  ids: {},
  request: { id: null, idempotency_key: null },
})

/** A connected account is an object of its platform's; a platform is nobody's. */
const platformOfAccount = (world: World, account: string): string => world.store.anywhere(account)?.account ?? account

/** Lets come true what only waited for the time: sessions expire, payouts arrive. */
export function tick(world: World): void {
  const now = nowOf(world)
  for (const account of world.store.accounts()) {
    const due = (kind: string, isDue: (resource: Resource) => boolean) => world.store.all(account, kind).filter(({ resource }) => isDue(resource)).reverse()
    for (const { resource } of due('checkout.session', ({ status, expires_at: at }) => status === 'open' && at <= now)) {
      step(world, `${resource.id} expires`, () => expireSession(callOf(world, { account }), resource))
    }
    for (const { resource } of due('payout', ({ status, arrival_date: at }) => ['pending', 'in_transit'].includes(status) && at <= now)) {
      step(world, `${resource.id} arrives`, () => movePayout(callOf(world, { account }), resource, 'paid'))
    }
  }
}
