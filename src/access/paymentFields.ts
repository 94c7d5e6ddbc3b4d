import type { FieldAccess } from 'payload'
import { idOf } from '../domain/users/roles.ts'
import { userOf } from './roles.ts'

/** What only the client of a document may see: with it a payment can be finished. */
export const onlyItsClient: FieldAccess = ({ req, doc }) => {
  const user = userOf({ req })
  const client = (doc as { client?: string | { id: string } } | undefined)?.client
  return Boolean(user && client && idOf(client) === user.id)
}
