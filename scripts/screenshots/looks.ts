/** How a page is looked at: the width of the window and the theme. */
export type Look = { name: string; width: number; height: number; theme: 'light' | 'dark' }

export const WIDE: Look = { name: 'wide-light', width: 1440, height: 900, theme: 'light' }
export const NARROW: Look = { name: 'narrow-light', width: 390, height: 844, theme: 'light' }
export const DARK: Look = { name: 'wide-dark', width: 1440, height: 900, theme: 'dark' }

/** What is looked at in the dark too; colours are the same everywhere else. */
const IN_THE_DARK = /^(home|login|health|queue|order-|list-orders$|document-(top-ups|ledger-accounts|price-tables)$)/

/** Every page wide and narrow, and a selection in the dark. */
export const looksAt = (page: string): Look[] => (IN_THE_DARK.test(page) ? [WIDE, NARROW, DARK] : [WIDE, NARROW])
