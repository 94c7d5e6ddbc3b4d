import type { Fault } from '../fault.ts'

export const MONEY_FAULTS: Fault[] = [
  {
    name: 'rounding-by-float',
    breaks: 'Some prices are a cent off.',
    file: 'src/domain/money/round.ts',
    from: 'const rounded = Number(amount.s * ((2n * amount.n + amount.d) / (2n * amount.d)))',
    to: 'const rounded = Math.round(amount.valueOf())',
    test: 'src/domain/money/laws.spec.ts',
  },
  {
    name: 'cents-lost-in-a-split',
    breaks: 'The parts of an amount do not sum to it.',
    file: 'src/domain/money/allocate.ts',
    from: 'byRemainder.slice(0, left)',
    to: 'byRemainder.slice(0, left - 1)',
    test: 'src/domain/money/laws.spec.ts',
  },
  {
    name: 'refund-above-what-is-held',
    breaks: 'More is given back than was paid.',
    file: 'src/operations/payments/refundHeld.ts',
    from: 'if (amountMinor > heldMinor) throw exceedsHeld(heldMinor, amountMinor)',
    to: '',
    test: 'tests/ledger/histories.int.spec.ts',
  },
  {
    name: 'idempotency-row-apart',
    breaks: 'A key remembers a payment that was taken back.',
    file: 'src/lib/idempotency/withIdempotency.ts',
    from: '  await rows(\n    req,\n    `insert into idempotency_keys',
    to: '  await rows(\n    { payload: req.payload } as PayloadRequest,\n    `insert into idempotency_keys',
    test: 'tests/idempotency.int.spec.ts',
  },
  {
    name: 'event-apart',
    breaks: 'People hear of what never happened.',
    file: 'src/lib/outbox/record.ts',
    from: 'if (timeline) await rows(req, ',
    to: 'if (timeline) await rows({ payload: req.payload } as PayloadRequest, ',
    test: 'tests/outbox.int.spec.ts',
  },
]
