import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Answer } from '../support/call.ts'
import { ask, graphql, MISSING, saying } from './ask.ts'
import { changeOf } from './bodies.ts'
import { collectionOf, Comparison, rowsAbout } from './cells.ts'
import { CLOSED, GRAPHQL, OPENED, UNSERVED } from './policy/closed.ts'
import { POLICY } from './policy.ts'
import { type Caller, CALLERS } from './policy/table.ts'
import { changesSince, snapshot } from './snapshot.ts'
import { rowFor, startWorld, type World } from './world.ts'

/** What Payload offers and the platform does not, logins, and what is each person’s own. */
let world: World
beforeAll(async () => {
  world = await startWorld()
}, 120_000)
afterAll(async () => {
  await Comparison.report('what is closed, of logins and of preferences')
  await world.writer.end()
  await world.app.stop()
})

describe.each(Object.keys(POLICY))('%s', (slug) => {
  it('are changed and deleted in bulk, copied, and have versions for nobody', async () => {
    const comparison = new Comparison()
    const before = await snapshot(world)
    const closed = CLOSED.filter(({ what, on }) => !OPENED[slug]?.includes(`${what} ${on}`))
    for (const caller of CALLERS) {
      for (const { what, on, cells } of closed) {
        const { same = MISSING, foreign = MISSING } = world.rows[slug]!
        // Where nothing is at the address, the document makes no difference.
        const ids = cells[caller] === '.' ? [same] : [same, foreign, MISSING]
        const answers = await Promise.all(ids.map((id) => tryClosed(slug, caller, { what, on, id })))
        answers.forEach((answer, i) => comparison.addStatus(`${caller}: ${what} ${on} ${i}`, answer.status, cells[caller], saying(answer)))
        comparison.add(`${caller}: ${what} ${on} tells nothing`, new Set(answers.map((answer) => JSON.stringify(saying(answer)))).size, 1)
      }
    }
    comparison.add('nothing was written', changesSince(before, await snapshot(world)), [])
    comparison.check()
  })
})

function tryClosed(slug: string, caller: Caller, { what, on, id }: { what: string; on: string; id: string }): Promise<Answer> {
  const path = on.replace(':collection', slug).replace(':id', id)
  const query = on === '/api/:collection' ? `?where[id][in]=${id}` : ''
  return ask(world, caller, `${what} ${path}${query}`, { body: what === 'GET' || what === 'DELETE' ? undefined : changeOf(collectionOf(world, slug)) })
}

describe('what Payload keeps for itself', () => {
  it.each(UNSERVED)('is at no address: %s', async (route) => {
    const comparison = new Comparison()
    const [method] = route.split(' ')
    for (const caller of CALLERS) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : {}
      const answer = await ask(world, caller, route.replace(':id', MISSING), { body })
      comparison.addStatus(caller, answer.status, '.', saying(answer))
      comparison.add(`${caller} like any other address`, saying(answer), saying(await ask(world, caller, `${method} /api/nothing-is-here`, { body })))
    }
    comparison.check()
  })
})

/** What each GraphQL operation asks for before it looks at who asks. */
const FIELDS: Record<string, string> = {
  Access: 'Access { canAccessAdmin }', initializedUser: 'initializedUser', meUser: 'meUser { user { id } }',
  loginUser: 'loginUser(email: "nobody@test.example", password: "not the password") { token }',
  forgotPasswordUser: 'forgotPasswordUser(email: "nobody@test.example")', resetPasswordUser: 'resetPasswordUser(token: "x", password: "a long enough one") { token }',
  verifyEmailUser: 'verifyEmailUser(token: "x")', logoutUser: 'logoutUser', refreshTokenUser: 'refreshTokenUser { refreshedToken }',
}

describe.each(GRAPHQL)('GraphQL: $what $on', ({ what, on, cells }) => {
  it('lets in whom the policy says', async () => {
    const comparison = new Comparison()
    for (const caller of CALLERS) {
      const field = FIELDS[on] ?? `${on}(email: "${world.neighbours.client.email}")`
      const { statuses } = await graphql(world, caller, `${what} { ${field.replace(on, `it: ${on}`)} }`)
      // A login that is not known is told so in the same way to everybody.
      const isRefused = statuses.it === 403 || (statuses.it === 401 && on !== 'loginUser')
      comparison.add(caller, isRefused ? '-' : '+', cells[caller])
      if (/logout|refresh/.test(on) && caller !== 'anonymous') await world.app.mintSession(world.people[caller].email)
    }
    comparison.check()
  })
})

describe('a login that wrong passwords locked', () => {
  const kinds = rowsAbout('users', 'unlock')
  it.each(CALLERS)('is opened by %s for whom the policy says, by REST and by GraphQL', async (caller) => {
    const comparison = new Comparison()
    for (const { on, cells: { [caller]: cell } } of kinds.filter(({ cells }) => cells[caller] !== '_')) {
      const email = await emailOf(rowFor(world, 'users', { on, caller }))
      const unknown = saying(await unlock(caller, 'nobody@test.example'))
      const tries = { REST: () => unlock(caller, email).then(({ status }) => status), GraphQL: () => unlockByGraphql(caller, email) }
      for (const [by, attempt] of Object.entries(tries)) {
        await lock(email)
        const status = await attempt()
        comparison.addStatus(`${on} by ${by}`, status, cell)
        comparison.add(`${on} is locked after ${by}`, await isLocked(email), cell !== '+' && on !== 'deleted')
      }
      await lock(email)
      if (cell === '-') comparison.add(`${on} like an unknown e-mail`, saying(await unlock(caller, email)), unknown)
      await world.writer.sql('update users set login_attempts = 0, lock_until = null')
    }
    comparison.check()
  })

  const unlock = (caller: Caller, email: string) => ask(world, caller, 'POST /api/users/unlock', { body: { email } })
  const unlockByGraphql = async (caller: Caller, email: string): Promise<number> =>
    (await graphql(world, caller, `mutation { it: unlockUser(email: "${email}") }`)).statuses.it ?? 200
  const emailOf = async (id: string): Promise<string> => (await world.writer.sql('select email from users where id = $1', [id])).rows[0]?.email ?? 'gone@test.example'
  const lock = (email: string) => world.writer.sql(`update users set login_attempts = 5, lock_until = now() + interval '10 minutes' where email = $1`, [email])
  const isLocked = async (email: string): Promise<boolean> => (await world.writer.sql('select lock_until > now() as locked from users where email = $1', [email])).rows[0]?.locked ?? false
})

describe('preferences', () => {
  it('are each person’s own, also those of the same key', async () => {
    const people = CALLERS.filter((caller) => caller !== 'anonymous')
    for (const caller of people) expect((await ask(world, caller, 'POST /api/payload-preferences/theme', { body: { value: `of ${caller}` } })).status).toBe(200)
    const comparison = new Comparison()
    for (const caller of CALLERS) {
      const { body } = await ask(world, caller, 'GET /api/payload-preferences/theme')
      comparison.add(caller, body.value, caller === 'anonymous' ? null : `of ${caller}`)
      comparison.add(`${caller} by no key`, (await ask(world, caller, 'GET /api/payload-preferences/nothing')).body.value, null)
    }
    const before = await snapshot(world)
    const { status } = await ask(world, 'anonymous', 'POST /api/payload-preferences/theme', { body: { value: 'taken over' } })
    comparison.addStatus('anonymous writes', status === 401 ? 403 : status, '-')
    await ask(world, 'anonymous', 'DELETE /api/payload-preferences?where[key][equals]=theme')
    comparison.add('nothing was written', changesSince(before, await snapshot(world)), [])
    comparison.check()
  })

  it('are reset by their owner alone', async () => {
    await ask(world, 'client', 'DELETE /api/payload-preferences?where[key][equals]=theme')
    const { rows } = await world.writer.sql(`select r.users_id as id from payload_preferences p join payload_preferences_rels r on r.parent_id = p.id where p.key = 'theme'`)
    const left = CALLERS.filter((caller) => caller !== 'anonymous' && rows.some(({ id }: { id: string }) => id === world.people[caller].id))
    expect(left).toEqual(CALLERS.filter((caller) => !['anonymous', 'client'].includes(caller)))
  })
})

describe('one’s own session', () => {
  it.each(CALLERS)('tells %s of nobody else', async (caller) => {
    const me = (await ask(world, caller, 'GET /api/users/me')).body.user
    expect(me?.id ?? null).toBe(caller === 'anonymous' ? null : world.people[caller].id)
    for (const name of ['hash', 'salt', 'resetPasswordToken', '_verificationToken']) expect(me ?? {}).not.toHaveProperty(name)
    Comparison.asked += 5
  })
})
