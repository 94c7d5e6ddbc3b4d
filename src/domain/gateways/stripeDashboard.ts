/** Ids as Stripe makes them, of objects that its dashboard shows: https://docs.stripe.com/api */
const SHOWN = /^(pi|ch|py|cs|re|pyr|du|dp|tr|cus|acct)_\w+$/

/** Where Stripe's dashboard shows an object, in the mode that its reader has chosen there; null for what is none of Stripe's. */
export const stripeDashboardUrl = (id: string): string | null => (SHOWN.test(id) ? `https://dashboard.stripe.com/search?query=${id}` : null)
