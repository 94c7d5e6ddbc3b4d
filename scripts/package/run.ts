import path from 'node:path'

/** The commands of the image: what each of them runs, with the words that follow. */
export const COMMANDS: Record<string, string[]> = {
  web: ['src/server/main.ts', 'web'],
  worker: ['src/server/main.ts', 'worker'],
  migrate: ['src/server/migrate.ts'],
  bucket: ['scripts/package/makeBucket.ts'],
  superadmin: ['scripts/superadmin.ts'],
  'ledger:verify': ['scripts/ledger-verify.ts'],
}

// In this very process, so that signals reach it.
if (import.meta.main) {
  const [name = 'web', ...words] = process.argv.slice(2)
  const [file, ...args] = COMMANDS[name] ?? refuse(name)
  process.argv.splice(1, process.argv.length, file!, ...args, ...words)
  await import(path.resolve(import.meta.dirname, '../..', file!))
}

function refuse(name: string): never {
  process.stderr.write(`There is no command ${name}. Choose one of: ${Object.keys(COMMANDS).join(', ')}.\n`)
  process.exit(64)
}
