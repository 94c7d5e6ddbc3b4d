import { ROLES, type Role } from '../../src/domain/users/roles.ts'
import { type AppOptions, startApp, type TestApp } from './app.ts'
import type { Answer, Call } from './call.ts'
import { makeMember, makeUser, makeWebsite } from './factories.ts'

export type Person = Role | 'outsider' | 'superadmin'
type Website = { id: string }

export type Company = {
  app: TestApp
  call: Call
  inkwell: Website
  federhaus: Website
  people: Record<Person, { id: string; email: string }>
  /** A call of one of the people about inkwell. */
  as: (person: Person, method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
}

/**
 * The app with two websites, one person per role on inkwell, a superadmin, and an outsider who holds
 * every role on federhaus and none on inkwell.
 */
export async function startCompany(options: AppOptions = {}): Promise<Company> {
  const app = await startApp(options)
  const { payload, call } = app
  const inkwell = (await makeWebsite(payload, { slug: 'inkwell', domains: [{ host: 'inkwell.example' }] as never })) as Website
  const federhaus = (await makeWebsite(payload, { slug: 'federhaus', currency: 'EUR', timeZone: 'Europe/Berlin' })) as Website
  const people = {
    outsider: await makeMember(payload, federhaus, ...ROLES),
    superadmin: await makeUser(payload, { superadmin: true }),
  } as Company['people']
  for (const role of ROLES) people[role] = await makeMember(payload, inkwell, role)
  const as: Company['as'] = (person, method, path, body, headers) =>
    call(method, path, { as: people[person].email, website: 'inkwell', body, headers })
  return { app, call, inkwell, federhaus, people, as }
}
