import type { Fault } from '../fault.ts'

export const ACCESS_FAULTS: Fault[] = [
  {
    name: 'access-rule-answers-true',
    breaks: 'Every client reads the orders of all clients of the website.',
    file: 'src/access/orders.ts',
    from: 'export const readOrders: Access = allOf(',
    to: 'export const readOrders: Access = () => true\nexport const forgotten: Access = allOf(',
    test: 'tests/access/matrix.reads.int.spec.ts',
  },
  {
    name: 'field-rule-answers-true',
    breaks: 'Writers see what clients pay.',
    file: 'src/access/orders.ts',
    from: `export const priceField = seenBy('staff', 'client')`,
    to: 'export const priceField: FieldAccess = () => true',
    test: 'tests/access/fields.int.spec.ts',
  },
  {
    name: 'unknown-fields-accepted',
    breaks: 'A typing mistake passes for success.',
    file: 'src/plugins/harden.ts',
    from: 'guardQuery, refuseUnknownFields, keepStamps',
    to: 'guardQuery, keepStamps',
    test: 'tests/hardening.int.spec.ts',
  },
  {
    name: 'hidden-values-can-be-guessed',
    breaks: 'Filters tell what a caller may not read.',
    file: 'src/plugins/harden.ts',
    from: 'boundList, guardQuery, refuseUnknownFields',
    to: 'boundList, refuseUnknownFields',
    test: 'tests/access/fields.int.spec.ts',
  },
  {
    name: 'sign-outs-are-not-told',
    breaks: 'Who was signed out, or lost a role, goes on for as long as a node remembers them.',
    file: 'src/migrations/20261122_190000_tell_changes.ts',
    from: `  ['users', 'users_sessions', '_parent_id', ANY],\n`,
    to: '',
    test: 'tests/sessions.int.spec.ts',
  },
  {
    name: 'formulas-in-csv',
    breaks: 'A client’s order title runs as a formula in the spreadsheet of staff.',
    file: 'src/domain/lists/csvCell.ts',
    from: 'return FORMULA.test(clean) && !NUMBER.test(clean)',
    to: 'return FORMULA.test(clean) && NUMBER.test(clean)',
    test: 'src/domain/lists/csvCell.spec.ts',
  },
]
