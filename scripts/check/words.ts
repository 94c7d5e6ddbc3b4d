import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { repositoryFiles } from './repositoryFiles.ts'

/** Words that the domain does not use, and what it says instead. */
const WORDS: { pattern: RegExp; instead: string }[] = [
  { pattern: /\bsites?\b/i, instead: 'website' },
  { pattern: /\btenan(t|ts|cy)\b/i, instead: 'website' },
  // The accounts of the ledger and of a bank are called so.
  { pattern: /\b(user|login|e-?mail|client|writer|staff|demo|admin|your|my|their)[’']?s? accounts?\b/i, instead: 'user, or login' },
  { pattern: /\bescrow\b/i, instead: 'held funds' },
  { pattern: /\bproducts?\b/i, instead: 'service' },
  { pattern: /\bstatus (edit|change)s?\b/i, instead: 'transition' },
]

/** The names of others. */
const NAMES = /plugin-multi-tenant|multi-tenant plugin|`[^`]*tenant[^`]*`/gi

const PAGES = /^(README|CONTRIBUTING)\.md$|^docs\/(?!generated\/schema).*\.md$/
const LABELS = /^src\/(collections|admin|endpoints|domain)\/(?!.*\.spec\.).*\.tsx?$/

/** Pages, labels and sentences say things as docs/domain.md does. That page lists the words not to use. */
export async function words(): Promise<string[]> {
  const files = repositoryFiles()
  return [
    ...files.filter((file) => PAGES.test(file) && file !== 'docs/domain.md').flatMap((file) => faults(file, linesOf(readFileSync(file, 'utf8')))),
    ...files.filter((file) => LABELS.test(file)).flatMap((file) => faults(file, textsOf(file))),
  ]
}

type Text = { line: number; text: string }

const faults = (file: string, texts: Text[]): string[] =>
  texts.flatMap(({ line, text }) =>
    WORDS.filter(({ pattern }) => pattern.test(text.replace(NAMES, ''))).map(
      ({ pattern, instead }) => `${file}:${line} says “${pattern.exec(text)?.[0]}”, which is called ${instead}`,
    ),
  )

const linesOf = (text: string): Text[] => text.split('\n').map((line, index) => ({ line: index + 1, text: line }))

/** What people may read of a source: its texts of more than one word, or that begin with a capital. */
function textsOf(file: string): Text[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const texts: Text[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (/\s|^[A-Z]/.test(node.text.trim())) texts.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: node.text })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return texts
}
