import path from 'node:path'

/** Whether .dockerignore keeps a path out of the build; later lines win, `!` takes back in. */
export function ignoredBy(source: string): (file: string) => boolean {
  const rules = source.split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('#'))
    .map((line) => ({ isKept: line.startsWith('!'), pattern: line.replace(/^!/, '').replace(/^\/|\/$/g, '') }))
  return (file) => {
    let isIgnored = false
    for (const { isKept, pattern } of rules) if (matches(file, pattern)) isIgnored = !isKept
    return isIgnored
  }
}

/** A pattern that names a folder means all below it. */
const matches = (file: string, pattern: string): boolean => {
  const parts = file.split('/')
  return parts.some((_part, depth) => path.matchesGlob(parts.slice(0, depth + 1).join('/'), pattern))
}
