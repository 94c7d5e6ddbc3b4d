const PREFIX_LENGTH = 3

/** What people call an order: the beginning of its website's name and a number, such as INK-100042. */
export const orderNumber = (slug: string, sequence: number): string =>
  `${slug.replace(/[^a-z]/g, '').slice(0, PREFIX_LENGTH).toUpperCase()}-${sequence}`
