/** Beginnings that spreadsheet programs take for a formula, also in the wide forms of East Asian writing. */
const FORMULA = /^[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u
const NUMBER = /^-?\d+(\.\d+)?$/

/**
 * A text as a cell of a spreadsheet: one that could run as a formula begins with an apostrophe, which
 * makes it text. Plain numbers stay numbers, negative ones too.
 */
export function csvCell(text: string): string {
  const clean = text.replaceAll('\u0000', '')
  return FORMULA.test(clean) && !NUMBER.test(clean) ? `'${clean}` : clean
}
