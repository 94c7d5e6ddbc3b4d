import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createPayload } from '../src/server/migrations/ownerPayload.ts'

/**
 * Writes the migration from the schema of the last one to the schema of the collections.
 * `node scripts/migrate-create.ts NAME`, or `--initial` to begin anew before the first release.
 */
const [name] = process.argv.slice(2)
const root = path.resolve(import.meta.dirname, '..')
const dir = path.join(root, 'src/migrations')
if (name === '--initial') {
  for (const file of readdirSync(dir)) if (/_initial\.(ts|json)$/.test(file)) rmSync(path.join(dir, file))
}
const { payload } = await createPayload(root, { isConnected: false })
await payload.db.createMigration({ payload, migrationName: name === '--initial' ? 'initial' : name ?? 'changes', forceAcceptWarning: true })
if (name === '--initial') renameInitial()
runnableByNode()
writeIndex()
process.exit(0)

/** The first migration has a fixed name, so that making it anew before the release leaves one file. */
function renameInitial(): void {
  for (const file of readdirSync(dir).filter((each) => /_initial\.(ts|json)$/.test(each) && !each.startsWith('000'))) {
    const text = path.join(dir, file)
    writeFileSync(path.join(dir, `00000000_000001_initial${path.extname(file)}`), readFileSync(text))
    rmSync(text)
  }
}


/** Node strips types but not the import of a type that is written as a value. */
function runnableByNode(): void {
  for (const file of readdirSync(dir).filter((each) => /^\d.*\.ts$/.test(each))) {
    const text = readFileSync(path.join(dir, file), 'utf8')
    if (!text.includes('import { MigrateUpArgs, MigrateDownArgs, sql }')) continue
    // Two copies of drizzle's types do not know each other.
    writeFileSync(path.join(dir, file), `// @ts-nocheck\n${text.replace('import { MigrateUpArgs, MigrateDownArgs, sql }', 'import { type MigrateDownArgs, type MigrateUpArgs, sql }')}`)
  }
}

/** The list of migrations in the order of their names, with the extension that Node needs. */
function writeIndex(): void {
  const names = readdirSync(dir).filter((file) => /^\d.*\.ts$/.test(file)).map((file) => file.replace(/\.ts$/, '')).sort()
  const imports = names.map((each, i) => `import * as m${i} from './${each}.ts'`)
  const list = names.map((each, i) => `  { name: '${each}', up: m${i}.up, down: m${i}.down },`)
  writeFileSync(path.join(dir, 'index.ts'), `${imports.join('\n')}\n\n/** Every migration, in order. Written by scripts/migrate-create.ts. */\nexport const migrations = [\n${list.join('\n')}\n]\n`)
}
