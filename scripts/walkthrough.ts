import { connectApi, type Session } from './api/client.ts'
import { bookReader } from './walkthrough/books.ts'
import { narrator, print } from './walkthrough/narrate.ts'
import { playMainJob } from './walkthrough/story.ts'

/**
 * Plays the main job against a running demo over HTTP, on both websites, and prints each step, its
 * requests and the ledger after it: `npm run walkthrough [-- URL]`.
 */
const url = process.argv[2] ?? process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`
const password = process.env.DEMO_PASSWORD ?? 'scriptorium-demo'

try {
  print(`Scriptorium at ${url}`)
  for (const website of ['inkwell', 'federhaus']) await play(website)
  print('\nThe main job went through on both websites.')
} catch (error) {
  process.stderr.write(`\n${explain(error as Error)}\n`)
  process.exitCode = 1
}

async function play(website: string): Promise<void> {
  print(`\n── ${website} ${'─'.repeat(60)}`)
  let books: () => Promise<string[]> = async () => []
  const { observe, step } = narrator(() => books())
  const api = connectApi(url, observe)
  const login = (name: string) => api.login(`${name}@${website}.example`, password, website)
  const superadmin = await api.login('superadmin@scriptorium.example', password, website)
  const staff = { superadmin, admin: await login('admin'), writer: await login('writer'), editor: await login('editor') }
  books = bookReader(staff.admin)
  await books()
  await withShortClearance(staff.admin, () => playMainJob({ api, website, password, step, staff }))
}

/** Lets earnings clear at once meanwhile: nobody wants to watch for five days. */
async function withShortClearance(admin: Session, work: () => Promise<void>): Promise<void> {
  const { docs } = await admin.documents.find({ collection: 'websites' })
  const { id, settings } = docs[0]!
  const decide = (data: typeof settings) => admin.call('PATCH /api/websites/{id}', { params: { id }, body: { settings: data } as never })
  await decide({ ...settings, clearanceDays: 0 })
  try {
    await work()
  } finally {
    await decide(settings)
  }
}

function explain({ message, cause }: Error): string {
  if ((cause as NodeJS.ErrnoException | undefined)?.code === 'ECONNREFUSED') return `Nothing answers at ${url}. Start the platform first: npm start.`
  return message
}
