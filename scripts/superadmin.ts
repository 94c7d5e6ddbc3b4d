import { createInterface } from 'node:readline/promises'
import { requireStrongPassword } from '../src/domain/users/password.ts'
import { asSystem } from '../src/lib/context.ts'
import { connect, disconnect } from '../src/server/connect.ts'

/**
 * Makes a superadmin: `npm run superadmin -- EMAIL`. It asks for the password, or takes it from
 * SUPERADMIN_PASSWORD. An existing user becomes one and keeps the password.
 */
const [email] = process.argv.slice(2)
if (!email?.includes('@')) fail('Say the e-mail address: npm run superadmin -- somebody@example.com')

const payload = await connect()
try {
  process.stdout.write(`${await asSystem(() => makeSuperadmin(email.toLowerCase()))}\n`)
} catch (error) {
  fail((error as Error).message)
} finally {
  await disconnect(payload)
}

async function makeSuperadmin(address: string): Promise<string> {
  const { docs } = await payload.find({ collection: 'users', where: { email: { equals: address } }, limit: 1 })
  if (docs[0]) {
    await payload.update({ collection: 'users', id: docs[0].id, data: { superadmin: true, _verified: true } as never })
    return `${address} is a superadmin now and keeps the password.`
  }
  const password = process.env.SUPERADMIN_PASSWORD ?? (await ask('A password of at least 10 characters: '))
  requireStrongPassword(password, address)
  await payload.create({
    collection: 'users',
    data: { email: address, password, displayName: address.split('@')[0]!, superadmin: true, _verified: true } as never,
    disableVerificationEmail: true,
  })
  return `${address} can log in to the panel as a superadmin.`
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await terminal.question(question)).trim()
  } finally {
    terminal.close()
  }
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
