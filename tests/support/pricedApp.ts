import { createLocalReq } from 'payload'
import { seedPricing } from '../../scripts/demo/pricing.ts'
import { ROLES, type Role } from '../../src/domain/users/roles.ts'
import { startApp } from './app.ts'
import { makeMember, makeUser, makeWebsite } from './factories.ts'

export type Person = Role | 'stranger' | 'superadmin'

/** When the prices of `startPricedApp` start; the clock stands there until a test moves it. */
export const NOW = new Date('2026-03-02T09:00:00.000Z')

/**
 * The app with the demo's services and prices in force on inkwell (USD) and federhaus (EUR), and
 * e-mail addresses of people on inkwell by their role; `stranger` is an admin of federhaus.
 */
export async function startPricedApp() {
  const app = await startApp()
  app.setClock(() => NOW)
  const inkwell = (await makeWebsite(app.payload, { slug: 'inkwell', currency: 'USD' })) as { id: string }
  const federhaus = (await makeWebsite(app.payload, { slug: 'federhaus', currency: 'EUR' })) as { id: string }
  for (const [slug, { id }] of Object.entries({ inkwell, federhaus })) {
    await app.asSystem(async () => seedPricing(await createLocalReq({}, app.payload), id, slug))
  }
  const people = {
    stranger: (await makeMember(app.payload, federhaus, 'admin')).email,
    superadmin: (await makeUser(app.payload, { superadmin: true })).email,
  } as Record<Person, string>
  for (const role of ROLES) people[role] = (await makeMember(app.payload, inkwell, role)).email
  return { app, inkwell, federhaus, people }
}
