import { describe, expect, it } from '@jest/globals'
import { DomainError } from '../errors.ts'
import { checkUpload, isLocked, isShown } from './deliverable.ts'
import { fileName } from './fileName.ts'
import { isAccepted } from './fileTypes.ts'

const PDF = 'application/pdf'
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'allowed'
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

describe('files of an order', () => {
  it.each([
    ['a client says what is wanted',             'brief',     'client', 'draft',       'allowed'],
    ['a client adds a source while work goes on', 'reference', 'client', 'in_progress', 'allowed'],
    ['a client hands nothing over',              'final',     'client', 'in_progress', 'file_category_refused'],
    ['a writer hands work over',                 'final',     'writer', 'in_progress', 'allowed'],
    ['a writer hands over a revision',           'final',     'writer', 'in_revision', 'allowed'],
    ['a writer hands over nothing on hold',      'final',     'writer', 'on_hold',     'file_closed'],
    ['a writer hands over nothing later',        'draft',     'writer', 'delivered',   'file_closed'],
    ['a writer does not change the brief',       'brief',     'writer', 'in_progress', 'file_category_refused'],
    ['staff add a source',                       'reference', 'staff',  'in_review',   'allowed'],
    ['staff do not hand work over',              'final',     'staff',  'in_progress', 'file_category_refused'],
    ['nobody adds to what has ended',            'reference', 'client', 'cancelled',   'file_closed'],
    ['somebody else adds nothing',               'reference', 'other',  'available',   'file_category_refused'],
  ] as const)('%s', (_case, category, viewer, state, result) => {
    expect(codeOf(() => checkUpload(category, viewer, { state, deliveredAt: null }))).toBe(result)
  })

  const at = (createdAt: string, deliveredAt: string | null) => ({ createdAt: `2026-03-${createdAt}T00:00:00Z`, deliveredAt: deliveredAt && `2026-03-${deliveredAt}T00:00:00Z` })
  it.each([
    ['a final before delivery is not the client’s', 'final', 'clean',       'client', at('02', null), false],
    ['a final of a delivery is',                    'final', 'clean',       'client', at('02', '03'), true],
    ['a final of the next revision is not yet',     'final', 'clean',       'client', at('04', '03'), false],
    ['the writer sees the own work',                'final', 'clean',       'writer', at('04', '03'), true],
    ['a draft is for both',                         'draft', 'clean',       'client', at('04', null), true],
    ['what is not clean is for staff',              'final', 'quarantined', 'client', at('02', '03'), false],
    ['and staff see it',                            'final', 'quarantined', 'staff',  at('02', '03'), true],
    ['somebody else sees nothing',                  'brief', 'clean',       'other',  at('02', '03'), false],
  ] as const)('%s', (_case, category, scanState, viewer, { createdAt, deliveredAt }, shown) => {
    expect(isShown({ category, scanState, createdAt }, viewer, { state: 'delivered', deliveredAt })).toBe(shown)
  })

  it.each([
    ['the client', 'client', 'final', 'unpaid', true],
    ['the client', 'client', 'final', 'partly_paid', true],
    ['the client', 'client', 'final', 'paid', false],
    ['the client', 'client', 'draft', 'unpaid', false],
    ['staff', 'staff', 'final', 'unpaid', false],
  ] as const)('for %s (%s) a %s of an order that is %s: locked %s', (_who, viewer, category, status, locked) => {
    expect(isLocked({ category, scanState: 'clean', createdAt: '2026-03-01T00:00:00Z' }, viewer, status)).toBe(locked)
  })
})

describe('what is taken', () => {
  it.each([
    ['a document by its name',           PDF, 'work.pdf', true],
    ['whatever the case of the ending',  PDF, 'WORK.PDF', true],
    ['no document under another ending', PDF, 'work.docx', false],
    ['no program, whatever its name',    'application/x-msdownload', 'work.pdf', false],
    ['no archive',                       'application/zip', 'work.zip', false],
    ['text as text',                     'text/plain', 'notes.md', true],
    ['no text that a browser would run', 'text/plain', 'page.html', false],
    ['nothing unknown',                  null, 'work.pdf', false],
    ['nothing without an ending',        PDF, 'work', false],
  ])('%s', (_case, type, name, accepted) => {
    expect(isAccepted(type, name)).toBe(accepted)
  })

  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\work\\essay.pdf', 'essay.pdf'],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['cod\u202efdp.exe', 'codfdp.exe'],
    ['', 'file'],
    ['Über ‘Ink’.pdf', 'Über ‘Ink’.pdf'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(196)}.pdf`],
  ])('calls %j by a plain name', (given, name) => {
    expect(fileName(given)).toBe(name)
  })
})
