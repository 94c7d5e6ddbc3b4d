const MAX_WORDS = 10

/**
 * What a search box's text looks for: the beginning of a number, and words of a title.
 * @returns `number` safe for LIKE, `words` as a Postgres tsquery of prefixes ('' without any)
 */
export function searchTerms(text: string): { number: string; words: string } {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return {
    number: text.trim().replace(/[\\%_]/g, '\\$&'),
    words: words.slice(0, MAX_WORDS).map((word) => `${word}:*`).join(' & '),
  }
}
