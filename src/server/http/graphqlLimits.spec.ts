import { describe, expect, it } from '@jest/globals'
import { Kind, parse, type DocumentNode } from 'graphql'
import { graphqlLimits } from './graphqlLimits.ts'

const times = (count: number, each: (i: number) => string) => Array.from({ length: count }, (_, i) => each(i)).join(' ')
const nested = (levels: number): string => (levels === 0 ? 'id' : `a { ${nested(levels - 1)} }`)
const messages = (query: string) => graphqlLimits(parse(query)).map(({ message }) => message)

const DEPTH = 'Nest at most 8 levels, and no fragment within itself.'
const AT_ONCE = 'Ask for at most 50 things at once.'
const IN_ALL = 'Ask for at most 1000 fields in all.'

describe('a query', () => {
  it.each([
    ['8 levels', `{ ${nested(7)} }`, []],
    ['9 levels', `{ ${nested(8)} }`, [DEPTH]],
    ['15 levels', `{ ${nested(14)} }`, [DEPTH]],
    ['15 levels in fragments', `{ ...F0 } ${times(15, (i) => `fragment F${i} on Q { a { ...F${i + 1} } }`)} fragment F15 on Q { id }`, [DEPTH]],
    ['50 aliases', `{ ${times(50, (i) => `a${i}: id`)} }`, []],
    ['1,000 aliases', `{ ${times(1_000, (i) => `a${i}: id`)} }`, [AT_ONCE]],
    ['1,000 aliases below another field', `{ a { ${times(1_000, (i) => `a${i}: id`)} } }`, [IN_ALL]],
    ['999 fields below another', `{ a { ${times(999, (i) => `a${i}: id`)} } }`, []],
    ['a fragment that holds itself', '{ ...A } fragment A on Q { id ...A }', [DEPTH]],
    ['fragments that hold each other', '{ ...A } fragment A on Q { ...B } fragment B on Q { a { ...A } }', [DEPTH]],
    ['two operations, one of them too deep', `query A { id } query B { ${nested(9)} }`, [DEPTH]],
  ])('of %s is let through, or refused for its size', (_case, query, expected) => expect(messages(query)).toEqual(expected))

  it.each([
    ['that double each other 60 times', 60, (i: number) => `...F${i} ...F${i}`],
    ['that hold each other in a ring', 60, (i: number) => `...F${i} ...F${(i + 7) % 60}`],
  ])('of fragments %s is measured by looking into each once', (_case, count, holds) => {
    const document = parse(`{ ...F${count} } fragment F0 on Q { id } ${times(count, (i) => `fragment F${i + 1} on Q { ${holds(i)} }`)}`)
    const looks = counting(document)
    expect(graphqlLimits(document)).toHaveLength(1)
    expect(Math.max(...looks.values())).toBe(1)
  })
})

/** Counts how often each fragment's inside is looked at. */
function counting(document: DocumentNode): Map<string, number> {
  const looks = new Map<string, number>()
  for (const node of document.definitions) {
    if (node.kind !== Kind.FRAGMENT_DEFINITION) continue
    const { selectionSet } = node
    Object.defineProperty(node, 'selectionSet', {
      get: () => {
        looks.set(node.name.value, (looks.get(node.name.value) ?? 0) + 1)
        return selectionSet
      },
    })
  }
  return looks
}
