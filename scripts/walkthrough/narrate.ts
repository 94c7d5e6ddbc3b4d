import type { Observer } from '../api/client.ts'

const MAX_LENGTH = 160

/** Says what happens: the step, each request of it with its answer, and the books after it. */
export function narrator(books: () => Promise<string[]>) {
  let number = 0
  let isQuiet = true
  let last = ''
  const observe: Observer = ({ method, path, as, body, answer }) => {
    const call = `${method} ${path}   as ${as}`
    // What is asked again until it is so is told once.
    if (isQuiet || call === last) return
    last = call
    print(`     ${call}`)
    if (body !== undefined) print(`       ${shortened(body)}`)
    print(`       → ${answer.status} ${shortened(answer.body)}`)
  }
  const step = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
    number += 1
    print(`\n ${String(number).padStart(2)}. ${title}`)
    isQuiet = false
    const result = await work().finally(() => {
      isQuiet = true
    })
    for (const posting of await books()) print(`       ledger: ${posting}`)
    return result
  }
  return { observe, step }
}

export const print = (text: string): void => void process.stdout.write(`${text}\n`)

function shortened(body: unknown): string {
  if (body instanceof FormData) return `multipart: ${[...body.keys()].join(', ')}`
  const hidden = JSON.stringify(body, (key, value: unknown) => (/password|token|html/i.test(key) ? '…' : value))
  return hidden.length > MAX_LENGTH ? `${hidden.slice(0, MAX_LENGTH)}…` : hidden
}
