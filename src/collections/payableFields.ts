import type { Field } from 'payload'
import { serverOnly } from '../access/compose.ts'
import { wordField } from './writtenFields.ts'

/** What is paid for, which the panel shows as a link. */
export const payableFields = ({ label = 'For' }: { label?: string } = {}): Field[] => [
  wordField('payableCollection', { required: true, admin: { hidden: true } }),
  {
    name: 'payableId', type: 'text', required: true, index: true, label, access: serverOnly,
    admin: { readOnly: true, components: { Cell: '/src/admin/documents/DocumentCell.tsx#PayableCell', Field: '/src/admin/documents/DocumentField.tsx#PayableField' } },
  },
]
