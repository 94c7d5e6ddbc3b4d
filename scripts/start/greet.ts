import { env } from '../../src/lib/env.ts'
import { localUrl } from './localUrl.ts'
import { serverLog } from './startServer.ts'

/** Says where everything is, who can sign in, and what to try first. */
export function greet(begun: number, simulator: { origin: string } | null): void {
  const seconds = ((Date.now() - begun) / 1_000).toFixed(1)
  const lines = [
    `\nScriptorium is ready after ${seconds} s.\n`,
    `  Panel     ${localUrl()}/admin`,
    `  REST      ${localUrl()}/api`,
    `  GraphQL   ${localUrl()}/api/graphql`,
    ...(simulator ? [`  Stripe    ${simulator.origin}, a stand-in that moves no money; the card 4242 4242 4242 4242 pays`] : []),
    ...(env().APP_ENV === 'production' ? [] : demo()),
    '\nCtrl-C stops everything.\n',
  ]
  process.stdout.write(lines.join('\n'))
}

function demo(): string[] {
  const roles = ['admin', 'editor', 'support', 'writer', 'client']
  const logins = roles.map((role) => `    ${role.padEnd(11)} ${role}@inkwell.example`)
  return [
    `  Log       ${serverLog()}`,
    `\n  Demo logins, each with the password  ${env().DEMO_PASSWORD}`,
    '    superadmin  superadmin@scriptorium.example',
    ...logins,
    '    The second website has the same at federhaus.example; both have a writer2.',
    '\n  Try first',
    '    npm run walkthrough      an order from its quote to the paid writer, step by step',
    `    the panel as editor      ${localUrl()}/admin, Orders, an order in review, Approve review`,
  ]
}
