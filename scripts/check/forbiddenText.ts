import { readFileSync } from 'node:fs'
import { repositoryFiles } from './repositoryFiles.ts'

type Rule = { what: string; pattern: RegExp; files?: RegExp }

const THIS_FILE = 'scripts/check/forbiddenText.ts'
const BINARY = /\.(png|jpe?g|gif|webp|ico|woff2?|ttf|pdf|zip|docx|gz|br)$/
const CODE = /\.(ts|tsx|mjs|cjs|js|css|scss|sql|sh)$/

const RULES: Rule[] = [
  { what: 'a package registry', pattern: /\bregistry\.[\w-]+\.[a-z]{2,}|\bnpm\.pkg\.|"resolved": "https?:/ },
  { what: "a path of somebody's machine", pattern: /(?<![\w.@:/-])\/(home|Users|root|work)\/[\w.-]+/ },
  {
    what: 'a secret',
    pattern:
      /\b[sr]k_(live|test)_[0-9A-Za-z]{16,}|\bwhsec_[0-9A-Za-z]{24,}|\bAKIA[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[0-9A-Za-z]{30,}|\bxox[abprs]-[0-9A-Za-z-]{20,}|\bnpm_[0-9A-Za-z]{36}\b/,
  },
  { what: 'unfinished work', pattern: /\b(TODO|FIXME|HACK)\b/, files: CODE },
]

/** Nothing in the repository names a registry, a machine's paths, a secret, or leaves work for later. */
export async function forbiddenText(): Promise<string[]> {
  const files = repositoryFiles().filter((file) => file !== THIS_FILE && !BINARY.test(file))
  return files.flatMap((file) => faultsOf(file, readFileSync(file, 'utf8')))
}

function faultsOf(file: string, text: string): string[] {
  const rules = RULES.filter(({ pattern, files }) => (files?.test(file) ?? true) && pattern.test(text))
  return rules.map(({ what, pattern }) => {
    const line = text.slice(0, text.search(pattern)).split('\n').length
    return `${file}:${line} holds ${what}`
  })
}
