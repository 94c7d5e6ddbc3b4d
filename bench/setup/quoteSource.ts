import { quotes } from '../operations.ts'

const KEPT_MS = 10 * 60_000
const TOKENS = 40

/** Tokens of quotes for articles, to place orders with; new ones before the old expire. */
export function quoteSource(port: number): () => Promise<string[]> {
  let kept: { tokens: string[]; at: number } | null = null
  return async () => {
    if (!kept || Date.now() - kept.at > KEPT_MS) kept = { tokens: await ask(port), at: Date.now() }
    return kept.tokens
  }
}

async function ask(port: number): Promise<string[]> {
  const tokens: string[] = []
  const articles = quotes().filter(({ body }) => (body as { service: string }).service === 'blog-article')
  for (const { method, path, headers, body } of articles.slice(0, TOKENS)) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`No quote to place orders with: ${answer.status} ${await answer.text()}`)
    tokens.push(((await answer.json()) as { token: string }).token)
  }
  return tokens
}
