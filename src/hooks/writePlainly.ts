import type { FieldHook } from 'payload'
import { plainVatId } from '../domain/papers/vatId.ts'

/** A VAT id is kept as it is written on papers, however it was typed. */
export const writePlainly: FieldHook = ({ value }) => (typeof value === 'string' ? plainVatId(value) : value)
