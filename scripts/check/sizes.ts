import { readFileSync } from 'node:fs'
import { repositoryFiles } from './repositoryFiles.ts'

const LIMIT = 250
const CODE = /\.(ts|tsx|mjs|cjs|js|css|scss|sql)$/
const GENERATED = /^docs\/generated\/|^src\/migrations\/[^/]+\.ts$|^src\/payload-|^scripts\/api\/types\.ts$|importMap\.js$/

/** No written file of code is longer than the limit; prints the median length. */
export async function sizes(): Promise<string[]> {
  const files = repositoryFiles()
    .filter((file) => CODE.test(file) && !GENERATED.test(file))
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').trimEnd().split('\n').length }))
  const lengths = files.map(({ lines }) => lines).sort((a, b) => a - b)
  const median = lengths[Math.floor(lengths.length / 2)]
  process.stdout.write(`       ${files.length} files, median ${median} lines, longest ${lengths.at(-1)}\n`)
  return files
    .filter(({ lines }) => lines > LIMIT)
    .map(({ file, lines }) => `${file} has ${lines} lines, the limit is ${LIMIT}`)
}
