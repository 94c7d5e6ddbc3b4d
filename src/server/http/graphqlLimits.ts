import { GraphQLError, Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql'

const MAX_DEPTH = 8
const MAX_ALIASES = 50
const MAX_SELECTIONS = 1_000

type Size = { depth: number; selections: number }

/**
 * What makes a query too large to be looked at: nesting, things asked for at once, fields in all, and
 * fragments that hold themselves. It is asked before every other rule, because theirs walk a fragment
 * again for each of its uses: 25 fragments that double each other would take minutes.
 */
export function graphqlLimits(document: DocumentNode): GraphQLError[] {
  const sizeOf = measure(document)
  return document.definitions.flatMap((node) => {
    if (node.kind !== Kind.OPERATION_DEFINITION) return []
    const { depth, selections } = sizeOf(node.selectionSet)
    if (depth > MAX_DEPTH) return [new GraphQLError(`Nest at most ${MAX_DEPTH} levels, and no fragment within itself.`, { nodes: node })]
    if (node.selectionSet.selections.length > MAX_ALIASES) return [new GraphQLError(`Ask for at most ${MAX_ALIASES} things at once.`, { nodes: node })]
    if (selections > MAX_SELECTIONS) return [new GraphQLError(`Ask for at most ${MAX_SELECTIONS} fields in all.`, { nodes: node })]
    return []
  })
}

/** The size of a selection with its fragments filled in; each fragment is measured once. */
function measure(document: DocumentNode): (set: SelectionSetNode | undefined) => Size {
  const fragments = new Map(document.definitions.filter(isFragment).map((node) => [node.name.value, node]))
  const known = new Map<string, Size>()
  const ofFragment = (name: string): Size => {
    const size = known.get(name)
    if (size) return size
    // Whoever meets the fragment while it is being measured is inside it: a cycle has no depth.
    known.set(name, { depth: Infinity, selections: Infinity })
    const measured = ofSet(fragments.get(name)?.selectionSet)
    known.set(name, measured)
    return measured
  }
  const ofSet = (set: SelectionSetNode | undefined): Size => {
    const sizes = (set?.selections ?? []).map((selection): Size => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value)
      const { depth, selections } = ofSet(selection.selectionSet)
      return selection.kind === Kind.FIELD ? { depth: depth + 1, selections: selections + 1 } : { depth, selections }
    })
    return { depth: Math.max(0, ...sizes.map(({ depth }) => depth)), selections: sizes.reduce((sum, { selections }) => sum + selections, 0) }
  }
  return ofSet
}

const isFragment = (node: DocumentNode['definitions'][number]): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION
