import { GraphQLError, Kind, type ASTVisitor, type FragmentDefinitionNode, type SelectionSetNode, type ValidationContext } from 'graphql'

const MAX_DEPTH = 8
const MAX_ALIASES = 50

/** Refuses queries that nest deeper than 8 levels or that ask for more than 50 things at the top. */
export function depthLimit(context: ValidationContext): ASTVisitor {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of context.getDocument().definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  return {
    OperationDefinition(node) {
      if (node.selectionSet.selections.length > MAX_ALIASES) context.reportError(new GraphQLError(`Ask for at most ${MAX_ALIASES} things at once.`, { nodes: node }))
      if (isDeeper(node.selectionSet, { left: MAX_DEPTH, fragments, seen: [] })) context.reportError(new GraphQLError(`Nest at most ${MAX_DEPTH} levels.`, { nodes: node }))
    },
  }
}

type Walk = { left: number; fragments: Map<string, FragmentDefinitionNode>; seen: string[] }

function isDeeper(set: SelectionSetNode | undefined, { left, fragments, seen }: Walk): boolean {
  if (!set) return false
  if (left === 0) return true
  return set.selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return isDeeper(selection.selectionSet, { left: left - 1, fragments, seen })
    if (selection.kind === Kind.INLINE_FRAGMENT) return isDeeper(selection.selectionSet, { left, fragments, seen })
    const name = selection.name.value
    // A cycle is refused by GraphQL's own rules; here it must only end.
    return !seen.includes(name) && isDeeper(fragments.get(name)?.selectionSet, { left, fragments, seen: [...seen, name] })
  })
}
