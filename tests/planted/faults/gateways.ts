import type { Fault } from '../fault.ts'

export const GATEWAY_FAULTS: Fault[] = [
  {
    name: 'payment-asked-for-under-a-new-key',
    breaks: 'A client is charged twice when the answer of the gateway is lost.',
    file: 'src/lib/gateways/stripe/startPayment.ts',
    from: `stripe.paymentIntents.create(params, keyOf('payment', order.id, step))`,
    to: `stripe.paymentIntents.create(params, keyOf('payment', order.id + String(Math.random()), step))`,
    test: 'tests/idempotentMoney.int.spec.ts',
    pick: 'goes on where the first request stopped',
  },
  {
    name: 'signatures-of-tomorrow-accepted',
    breaks: 'Who once saw a signed message with a far date can send it again for as long.',
    file: 'src/lib/gateways/stripe/readStripeEvent.ts',
    from: '  refuseFuture(signature, at)\n',
    to: '',
    test: 'tests/gateways.int.spec.ts',
  },
  {
    name: 'one-person-vouches-twice',
    breaks: 'Somebody says of a large transfer that it came, and approves it too.',
    file: 'src/domain/payments/paymentWorkflow.ts',
    from: 'guards: [...transfer, isSecondPerson]',
    to: 'guards: transfer',
    test: 'tests/gatewayPayments.int.spec.ts',
    pick: 'a transfer',
  },
  {
    name: 'dispute-counted-each-time',
    breaks: 'What a client’s bank took is counted again with each message about it.',
    file: 'src/operations/disputes/bookMovements.ts',
    from: 'said.movements.filter(({ id }) => !known.has(id))',
    to: 'said.movements.filter(() => known !== null)',
    test: 'tests/disputes.int.spec.ts',
  },
  {
    name: 'work-accepted-before-it-is-paid',
    breaks: 'A writer earns what the client has not paid yet.',
    file: 'src/domain/orders/guards/isPaidOff.ts',
    from: 'isMet: ({ outstandingMinor }) => outstandingMinor === 0',
    to: 'isMet: () => true',
    test: 'tests/installments.int.spec.ts',
  },
]
