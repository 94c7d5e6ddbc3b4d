export const PAGE_SIZES = { A4: 'A4', LETTER: 'Letter' } as const
export type PageSize = keyof typeof PAGE_SIZES

/** How a website's papers look. A paper keeps the one that it was issued with. */
export type PaperLayout = {
  pageSize: PageSize
  /** Of headings and rules, such as #1a5276; grey and black without one. */
  accentColor: string | null
  /** Below each page, three lines at most. */
  footer: string | null
  /** The SHA-256 of the image. */
  logo: string | null
}

export const PLAIN_LAYOUT: PaperLayout = { pageSize: 'A4', accentColor: null, footer: null, logo: null }

export const FOOTER_LENGTH = 300
export const FOOTER_LINES = 3

/** What makes text readable on white paper: the contrast that large text needs. */
const LEAST_CONTRAST = 3

/** Whether a colour can be used, or why not. */
export function isAccentColor(value: unknown): true | string {
  if (!value) return true
  if (typeof value !== 'string' || !/^#[0-9a-f]{6}$/i.test(value)) return 'Write the colour as # and six digits from 0 to f, such as #1a5276.'
  return contrastWithWhite(value) >= LEAST_CONTRAST || 'This colour is too light to be read on white paper. Choose a darker one.'
}

/** By WCAG 2: 1 for white itself, 21 for black. */
function contrastWithWhite(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(color.slice(at, at + 2), 16) / 255)) as [number, number, number]
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)

/** Whether a footer has room on the page, or why not. */
export const isFooter = (value: unknown): true | string =>
  !value || (typeof value === 'string' && value.trim().split('\n').length <= FOOTER_LINES) || `Use up to ${FOOTER_LINES} lines.`
