/** Refusals of the installments area: code → HTTP status and title. Codes are public API: add, never rename. */
export const INSTALLMENTS_ERRORS = {
  installments_off: { status: 409, title: 'The website offers no installments' },
  installments_not_offered: { status: 409, title: 'Not to be paid in installments now' },
  installment_terms: { status: 422, title: 'Not among the terms of the website' },
  no_installment_plan: { status: 409, title: 'There is no installment plan' },
  no_installment_due: { status: 409, title: 'No installment is due' },
  installments_unpaid: { status: 409, title: 'Installments are still to be paid' },
  installment_date: { status: 422, title: 'Not a date that an installment can have' },
} as const
