/** A short code that people can say and write: `T-4F9C01AB` from the random end of an id. */
export const referenceCode = (prefix: string, id: string): string => `${prefix}-${id.replaceAll('-', '').slice(-8).toUpperCase()}`
