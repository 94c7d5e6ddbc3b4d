/** What the simulator answers with, and under which name the SDK's types know it. */
export const RESOURCE_TYPES: Record<string, string> = {
  account: 'Account',
  account_link: 'AccountLink',
  balance: 'Balance',
  balance_transaction: 'BalanceTransaction',
  charge: 'Charge',
  'checkout.session': 'Checkout.Session',
  customer: 'Customer',
  dispute: 'Dispute',
  event: 'EventBase',
  file: 'File',
  item: 'LineItem',
  payment_intent: 'PaymentIntent',
  payment_method: 'PaymentMethod',
  payout: 'Payout',
  price: 'Price',
  product: 'Product',
  refund: 'Refund',
  setup_intent: 'SetupIntent',
  transfer: 'Transfer',
  transfer_reversal: 'TransferReversal',
  webhook_endpoint: 'WebhookEndpoint',
}

const PARAMS = [
  ...crud('Account', 'Create', 'Retrieve', 'Update', 'List'),
  ...crud('AccountLink', 'Create'),
  ...crud('Balance', 'Retrieve'),
  ...crud('BalanceTransaction', 'Retrieve', 'List'),
  ...crud('Charge', 'Retrieve', 'Update', 'List'),
  ...crud('Checkout.Session', 'Create', 'Retrieve', 'Update', 'List', 'Expire', 'ListLineItems'),
  ...crud('Customer', 'Create', 'Retrieve', 'Update', 'List', 'Delete', 'ListPaymentMethods', 'RetrievePaymentMethod'),
  ...crud('Dispute', 'Retrieve', 'Update', 'List', 'Close'),
  ...crud('Event', 'Retrieve', 'List'),
  ...crud('PaymentIntent', 'Create', 'Retrieve', 'Update', 'List', 'Confirm', 'Capture', 'Cancel'),
  ...crud('PaymentMethod', 'Create', 'Retrieve', 'Update', 'List', 'Attach', 'Detach'),
  ...crud('Payout', 'Create', 'Retrieve', 'Update', 'List', 'Cancel', 'Reverse'),
  ...crud('Price', 'Create', 'Retrieve'),
  ...crud('Product', 'Create', 'Retrieve'),
  ...crud('Refund', 'Create', 'Retrieve', 'Update', 'List'),
  ...crud('SetupIntent', 'Create', 'Retrieve', 'Update', 'List', 'Confirm', 'Cancel'),
  ...crud('Transfer', 'Create', 'Retrieve', 'Update', 'List', 'CreateReversal', 'ListReversals', 'RetrieveReversal'),
  ...crud('WebhookEndpoint', 'Create', 'Retrieve', 'Update', 'List', 'Delete'),
]

/** Types of the SDK that schemas are made of. */
export const TYPES = [...Object.values(RESOURCE_TYPES), 'DeletedCustomer', 'DeletedWebhookEndpoint', ...PARAMS]

export const RESOURCES = Object.keys(RESOURCE_TYPES)

function crud(resource: string, ...verbs: string[]): string[] {
  return verbs.map((verb) => `${resource}${verb}Params`)
}
