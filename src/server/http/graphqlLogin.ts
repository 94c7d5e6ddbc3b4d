import { getOperationAST, GraphQLError, Kind, OperationTypeNode, type DocumentNode, type SelectionSetNode } from 'graphql'
import { RATE_LIMITS } from './rateLimits.ts'
import type { Limit } from './limiters.ts'

/** The mutations behind which the guarded routes of REST are, too. */
const GUARDED: Record<string, string> = {
  loginUser: 'login', unlockUser: 'login',
  forgotPasswordUser: 'recover', resetPasswordUser: 'recover', verifyEmailUser: 'recover',
}

/** The guarded mutations that an operation asks for, by the limit that counts them. */
export function guardedMutations(document: DocumentNode, operationName?: string | null): Limit[] {
  const operation = getOperationAST(document, operationName)
  if (operation?.operation !== OperationTypeNode.MUTATION) return []
  const names = fieldsOf(operation.selectionSet, document)
  return names.flatMap((name) => RATE_LIMITS.filter((limit) => limit.name === GUARDED[name]))
}

/** Trying many passwords in one request is refused, whatever the limits are. */
export function refuseManyLogins(document: DocumentNode): GraphQLError[] {
  const isTooMany = document.definitions.some(
    (node) => node.kind === Kind.OPERATION_DEFINITION && fieldsOf(node.selectionSet, document).filter((name) => name in GUARDED).length > 1,
  )
  return isTooMany ? [new GraphQLError('Log in, or ask for a password, once in a request.')] : []
}

/** Names of the fields at the top; fragments are known to be free of cycles by now. */
function fieldsOf(set: SelectionSetNode, document: DocumentNode): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value]
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet, document)
    const fragment = document.definitions.find((node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value)
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? fieldsOf(fragment.selectionSet, document) : []
  })
}
