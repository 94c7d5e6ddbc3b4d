const MAX_LENGTH = 200

/**
 * A file's name as people see it: without folders, control characters and what reorders text, and
 * short enough, its ending kept. It never names anything on disk.
 */
export function fileName(given: string): string {
  const plain = (given.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '').trim()
  if (plain.length <= MAX_LENGTH) return plain || 'file'
  const ending = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? ''
  return plain.slice(0, MAX_LENGTH - ending.length) + ending
}
