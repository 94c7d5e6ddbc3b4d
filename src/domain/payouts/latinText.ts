/** Latin letters that no accent makes of a plain one. */
const PLAIN: Record<string, string> = { ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', ł: 'l', Ł: 'L', þ: 'th', Þ: 'Th', ı: 'i', ŋ: 'n', Ŋ: 'N', '’': "'", '&': '+' }

/** A text in the letters that every SEPA bank takes: accents fall away, what has no plain form becomes a full stop. */
export function latinText(text: string, longest: number): string {
  const plain = [...text].map((letter) => PLAIN[letter] ?? letter).join('').normalize('NFKD').replace(/\p{M}/gu, '')
  return plain.replace(/[^a-zA-Z0-9/\-?:().,'+ ]/g, '.').replace(/ +/g, ' ').trim().replace(/^[/-]+/, '').replaceAll('//', '/').slice(0, longest).trim()
}
