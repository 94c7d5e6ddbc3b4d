import Stripe from 'stripe'

/** The one version that is spoken: that of the installed SDK. */
export const ApiVersion: string = Stripe.API_VERSION
