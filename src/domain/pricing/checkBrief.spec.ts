import { describe, expect, it } from '@jest/globals'
import { DomainError } from '../errors.ts'
import type { BriefField, BriefKind } from './briefForm.ts'
import { checkBrief } from './checkBrief.ts'

const field = (name: string, kind: BriefKind, change: Partial<BriefField> = {}): BriefField => ({
  name, label: `The ${name}`, kind, required: false, options: [], help: null, ...change,
})

const form: BriefField[] = [
  field('topic', 'short_text', { required: true }),
  field('notes', 'long_text'),
  field('sources', 'number'),
  field('tone', 'choice', { options: ['friendly', 'formal'] }),
  field('channels', 'choices', { options: ['blog', 'mail'] }),
  field('images', 'yes_no'),
  field('publication', 'date'),
  field('example', 'link'),
]

const refused = (brief: Record<string, unknown>, complete = true): string[] => {
  try {
    checkBrief(brief, { form, complete })
    return []
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'brief_invalid') throw error
    return (error.details.fields as { field: string }[]).map((finding) => finding.field)
  }
}

describe('a brief', () => {
  it('keeps what was answered, trimmed, and drops what was left empty', () => {
    const brief = {
      topic: '  Gardens ', notes: '', sources: 3, tone: 'formal', channels: ['mail'], images: false,
      publication: '2026-04-01', example: 'https://example.com/a', 
    }
    const { notes: _empty, ...answers } = brief
    expect(checkBrief(brief, { form, complete: true })).toEqual({ ...answers, topic: 'Gardens' })
  })

  it('must answer what is required, unless it is a draft', () => {
    expect(refused({})).toEqual(['topic'])
    expect(refused({ topic: '   ' })).toEqual(['topic'])
    expect(refused({}, false)).toEqual([])
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['a text that is a number', { topic: 7 }, 'topic'],
    ['a text beyond its length', { topic: 'x'.repeat(501) }, 'topic'],
    ['a number that is a text', { sources: '3' }, 'sources'],
    ['a number without an end', { sources: Infinity }, 'sources'],
    ['a choice that is not offered', { tone: 'rude' }, 'tone'],
    ['a list with a choice that is not offered', { channels: ['blog', 'fax'] }, 'channels'],
    ['a list longer than its choices', { channels: ['blog', 'mail', 'blog'] }, 'channels'],
    ['a yes that is a text', { images: 'yes' }, 'images'],
    ['a day that does not exist', { publication: '2026-02-30' }, 'publication'],
    ['a link that runs code', { example: 'javascript:alert(1)' }, 'example'],
    ['a question that nobody asked', { price: 1 }, 'price'],
    ['an object instead of a text', { topic: { $gt: '' } }, 'topic'],
  ])('refuses %s, also in a draft', (_case, change, name) => {
    expect(refused({ topic: 'Gardens', ...change })).toContain(name)
    expect(refused({ topic: 'Gardens', ...change }, false)).toContain(name)
  })

  it('takes markup as the text it is', () => {
    const topic = `<script>alert('x')</script>'; drop table orders; --`
    expect(checkBrief({ topic }, { form, complete: true })).toEqual({ topic })
  })
})
