import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Role } from '../src/domain/users/roles.ts'
import { startApp, type TestApp } from './support/app.ts'
import { makeUser, makeWebsite, TEST_PASSWORD } from './support/factories.ts'

let app: TestApp
let inkwell: { id: string }
let federhaus: { id: string }

beforeAll(async () => {
  app = await startApp()
  inkwell = (await makeWebsite(app.payload, { slug: 'inkwell' })) as never
  federhaus = (await makeWebsite(app.payload, { slug: 'federhaus', currency: 'EUR', timeZone: 'Europe/Berlin' })) as never
  const person = (email: string, website: { id: string }, ...roles: Role[]) =>
    makeUser(app.payload, { email, memberships: [{ website: website.id, roles }] })
  await makeUser(app.payload, { email: 'superadmin@test.example', superadmin: true })
  await person('admin@inkwell.example', inkwell, 'admin')
  await person('support@inkwell.example', inkwell, 'support')
  await person('client@inkwell.example', inkwell, 'client')
  await person('client@federhaus.example', federhaus, 'client')
  await person('admin@federhaus.example', federhaus, 'admin')
})
afterAll(() => app.stop())

const mailTo = async (address: string) => {
  const [mail] = await app.database.sql<{ subject: string; html: string }>(
    `select subject, html from mails where "to" = $1 order by created_at desc limit 1`, [address])
  return { ...mail!, token: /token=([\w.-]+)/.exec(mail?.html ?? '')?.[1] }
}
const login = (email: string, password: string = TEST_PASSWORD) =>
  app.call('POST', '/api/users/login', { body: { email, password } })
const idOf = async (email: string) => (await app.database.sql<{ id: string }>('select id from users where email = $1', [email]))[0]!.id

describe('registering as a client', () => {
  const registration = { email: 'new@reader.example', password: 'a long enough one', displayName: 'New Reader' }
  const register = (body: object, website = 'inkwell') => app.call('POST', '/api/users/register', { website, body })

  it('is also for somebody who is signed in, as another', async () => {
    const { status } = await app.call('POST', '/api/users/register', { as: 'support@inkwell.example', website: 'inkwell', body: { ...registration, email: 'second@reader.example' } })
    expect([status, Boolean((await mailTo('second@reader.example')).token)]).toEqual([202, true])
  })

  it('sends a mail, refuses the login until it is confirmed, then lets the client in', async () => {
    expect((await register(registration)).status).toBe(202)
    expect(await login(registration.email, registration.password)).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } })
    const { token } = await mailTo(registration.email)
    expect((await app.call('POST', `/api/users/verify/${token}`)).status).toBe(200)
    const answer = await login(registration.email, registration.password)
    expect(answer).toMatchObject({ status: 200, body: { user: { email: registration.email, memberships: [{ roles: ['client'] }] } } })
  })

  it('answers the same for a known e-mail, and tells only its owner', async () => {
    const fresh = await register({ ...registration, email: 'fresh@reader.example' })
    const known = await register({ ...registration, email: 'client@federhaus.example' })
    expect([known.status, known.body]).toEqual([fresh.status, fresh.body])
    expect((await mailTo('client@federhaus.example')).subject).toBe('You already have a login')
  })

  it('lets the owner of a login join another website by the link in the mail, once however often it is followed', async () => {
    await register({ ...registration, email: 'client@federhaus.example' })
    const { token } = await mailTo('client@federhaus.example')
    for (let i = 0; i < 2; i += 1) expect(await app.call('POST', '/api/users/join-website', { body: { token } })).toMatchObject({ status: 200 })
    const rows = await app.database.sql('select website_id from users_memberships where _parent_id = $1', [await idOf('client@federhaus.example')])
    expect(rows.map((row) => row.website_id).sort()).toEqual([inkwell.id, federhaus.id].sort())
  })

  it.each([
    ['a short password', { password: 'short' }, 422, 'password_too_weak'],
    ['a password with the e-mail in it', { password: 'reader-reader-x', email: 'reader@x.example' }, 422, 'password_too_weak'],
    ['no e-mail', { email: 'nobody' }, 400, 'invalid_input'],
    ['an unknown field', { superadmin: true }, 400, 'invalid_input'],
    ['roles of one’s own', { memberships: [] }, 400, 'invalid_input'],
    ['an unknown time zone', { timeZone: 'Mars/Base' }, 400, 'invalid_input'],
  ])('refuses %s', async (_case, change, status, code) => {
    const [before] = await app.database.sql('select count(*) from users')
    expect(await register({ ...registration, email: 'x@y.example', ...change })).toMatchObject({ status, body: { code } })
    expect((await app.database.sql('select count(*) from users'))[0]).toEqual(before)
  })

  it('needs a website', async () => {
    expect(await app.call('POST', '/api/users/register', { body: registration })).toMatchObject({ status: 400, body: { code: 'website_required' } })
    expect(await register(registration, 'nowhere')).toMatchObject({ status: 400, body: { code: 'website_required' } })
  })
})

describe('logging in', () => {
  it('answers alike for an unknown e-mail, a wrong password and a locked login, and takes alike long', async () => {
    const timed = async (email: string) => {
      const from = performance.now()
      const { status, body } = await login(email, 'not the password')
      return { ms: performance.now() - from, answer: { status, code: body.code, detail: body.detail } }
    }
    await timed('warm@up.example')
    const unknown = await timed('nobody@inkwell.example')
    const wrong = await timed('support@inkwell.example')
    expect(unknown.answer).toEqual(wrong.answer)
    // Stock Payload: 2 ms against 100 ms and more.
    expect(unknown.ms).toBeGreaterThan(wrong.ms / 4)
    // Nor much longer: a hash of another length tells as much.
    const again = await timed('nobody@inkwell.example')
    expect(Math.min(unknown.ms, again.ms)).toBeLessThan(wrong.ms * 5)
    await app.database.sql(`update users set lock_until = now() + interval '1 hour' where email = 'support@inkwell.example'`)
    const locked = await timed('support@inkwell.example')
    expect(locked.answer).toEqual(wrong.answer)
    expect(locked.ms).toBeGreaterThan(wrong.ms / 4)
    await app.database.sql('update users set lock_until = null, login_attempts = 0')
  })

  it('locks a login after five wrong passwords', async () => {
    for (let i = 0; i < 5; i += 1) await login('client@inkwell.example', 'wrong password')
    expect((await login('client@inkwell.example')).status).toBe(401)
    await app.database.sql('update users set lock_until = null, login_attempts = 0')
    expect((await login('client@inkwell.example')).status).toBe(200)
  })

  it('ends the session with a logout', async () => {
    const { body } = await login('client@inkwell.example')
    const me = () => app.call('GET', '/api/users/me', { token: body.token })
    expect((await me()).body.user).toMatchObject({ email: 'client@inkwell.example' })
    expect((await app.call('POST', '/api/users/logout', { token: body.token })).status).toBe(200)
    expect((await me()).body.user).toBeNull()
  })

  it('replaces a forgotten password by mail and answers alike for unknown addresses', async () => {
    const forgot = (email: string) => app.call('POST', '/api/users/forgot-password', { website: 'inkwell', body: { email } })
    const [known, unknown] = [await forgot('client@inkwell.example'), await forgot('nobody@inkwell.example')]
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    const { token } = await mailTo('client@inkwell.example')
    const reset = (password: string) => app.call('POST', '/api/users/reset-password', { body: { token, password } })
    expect(await reset('short')).toMatchObject({ status: 422, body: { code: 'password_too_weak' } })
    expect((await reset('another good password')).status).toBe(200)
    expect((await login('client@inkwell.example', 'another good password')).status).toBe(200)
    expect((await reset('a third good password')).status).toBeGreaterThanOrEqual(400)
  })
})

describe('granting roles', () => {
  const patch = (as: string, id: string, body: object) => app.call('PATCH', `/api/users/${id}`, { as, body })

  it('lets an admin grant roles on the own website only, and leaves memberships elsewhere alone', async () => {
    const id = await idOf('client@federhaus.example')
    const memberships = [{ website: inkwell.id, roles: ['client', 'writer'] }, { website: federhaus.id, roles: ['client'] }]
    expect((await patch('admin@inkwell.example', id, { memberships })).status).toBe(200)
    const answer = await patch('admin@inkwell.example', id, { memberships: [{ website: federhaus.id, roles: ['admin'] }] })
    expect(answer).toMatchObject({ status: 403, body: { code: 'membership_not_yours' } })
  })

  it.each([
    ['a client', 'client@inkwell.example'],
    ['support', 'support@inkwell.example'],
  ])('keeps %s from granting oneself anything', async (_who, email) => {
    const id = await idOf(email)
    await patch(email, id, { memberships: [{ website: inkwell.id, roles: ['admin'] }], superadmin: true, displayName: 'Renamed' })
    const [row] = await app.database.sql<{ superadmin: boolean; roles: string }>(
      `select superadmin, (select string_agg(value::text, ',') from users_memberships_roles r join users_memberships m on m.id = r.parent_id where m._parent_id = users.id) as roles from users where id = $1`, [id])
    expect(row).toMatchObject({ superadmin: false, roles: email.split('@')[0] })
  })

  it('keeps an admin from taking over a login', async () => {
    const id = await idOf('client@inkwell.example')
    expect(await patch('admin@inkwell.example', id, { password: 'the admin knows it' })).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    await patch('admin@inkwell.example', id, { email: 'admins-other@inkwell.example' })
    expect(await idOf('client@inkwell.example')).toBe(id)
  })

  it.each([{ email: { no: 'text' } }, { email: ['a@b.example'] }, { email: 7 }, { email: true }, { password: { no: 'text' } }])('refuses %j as an account', async (wrong) => {
    const body = { displayName: 'Nobody', email: 'nobody@inkwell.example', password: 'correct horse battery', memberships: [{ website: inkwell.id, roles: ['client'] }], ...wrong }
    expect(await app.call('POST', '/api/users', { as: 'admin@inkwell.example', body })).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
    const me = await idOf('client@inkwell.example')
    expect(await patch('client@inkwell.example', me, wrong)).toMatchObject({ status: 400, body: { code: 'invalid_input' } })
  })

  it('shows an admin the people of the own website, a client only oneself', async () => {
    const emails = async (as: string) => (await app.call('GET', '/api/users?limit=100', { as })).body.docs.map(({ email }: { email: string }) => email)
    expect(await emails('admin@inkwell.example')).not.toContain('admin@federhaus.example')
    expect(await emails('admin@inkwell.example')).toContain('client@inkwell.example')
    expect(await emails('client@inkwell.example')).toEqual(['client@inkwell.example'])
    expect((await app.call('GET', '/api/users')).status).toBe(403)
  })
})
