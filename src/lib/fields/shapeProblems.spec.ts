import { describe, expect, it } from '@jest/globals'
import type { FlattenedField } from 'payload'
import { shapeProblems } from './shapeProblems.ts'

const text = (name: string) => ({ name, type: 'text' }) as FlattenedField
const rows = [text('label'), { name: 'isLate', type: 'checkbox' } as FlattenedField]
const fields = [
  text('title'),
  { name: 'tags', type: 'text', hasMany: true },
  { name: 'secret', type: 'text', hidden: true },
  { name: 'isPaid', type: 'checkbox' },
  { name: 'data', type: 'json' },
  { name: 'group', type: 'group', flattenedFields: rows },
  { name: 'rows', type: 'array', flattenedFields: rows },
  { name: 'layout', type: 'blocks', blocks: [{ slug: 'faq', flattenedFields: rows }] },
] as FlattenedField[]

const paths = (data: Record<string, unknown>) => shapeProblems(fields, data, ['createdAt']).map(({ path }) => path)

describe('the shape of a document', () => {
  it.each([
    ['text', { title: 'A title', tags: ['a', 'b'], createdAt: '2026-01-01' }],
    ['nothing', { title: null, tags: undefined, group: undefined, rows: undefined }],
    ['any JSON', { data: { any: ['thing'] } }],
    ['rows with what a form adds to them', { rows: [{ id: '1', label: 'a', isLate: true }], layout: [{ blockType: 'faq', blockName: '', label: 'b' }] }],
    ['the count that a form sends for no rows', { rows: 0 }],
  ])('fits: %s', (_case, data) => expect(paths(data)).toEqual([]))

  it.each([
    ['an unknown name', { titel: 'x' }, 'titel'],
    ['a hidden field', { secret: 'x' }, 'secret'],
    ['an object for text', { title: {} }, 'title'],
    ['a number for text', { title: 5 }, 'title'],
    ['a list for text', { title: ['x'] }, 'title'],
    ['text for a list', { tags: 'a' }, 'tags'],
    ['an object in a list of texts', { tags: ['a', {}] }, 'tags.1'],
    ['text for a yes or no', { isPaid: 'true' }, 'isPaid'],
    ['an unknown name in a group', { group: { label: 'a', other: 1 } }, 'group.other'],
    ['a list for a group', { group: [] }, 'group'],
    ['null for a group', { group: null }, 'group'],
    ['null for a list', { rows: null }, 'rows'],
    ['null for blocks', { layout: null }, 'layout'],
    ['an unknown name in a row', { rows: [{ label: 'a' }, { other: 1 }] }, 'rows.1.other'],
    ['a row that is none', { rows: ['a'] }, 'rows.0'],
    ['an unknown block', { layout: [{ blockType: 'evil' }] }, 'layout.0.blockType'],
    ['an unknown name in a block', { layout: [{ blockType: 'faq', other: 1 }] }, 'layout.0.other'],
  ])('does not fit: %s', (_case, data, path) => expect(paths(data)).toEqual([path]))
})
