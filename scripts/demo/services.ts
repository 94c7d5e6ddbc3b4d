import type { BriefField, BriefKind } from '../../src/domain/pricing/briefForm.ts'
import type { PricedService } from '../../src/domain/pricing/types.ts'

type DemoService = Omit<PricedService, 'wordsPerUnit'> & {
  description: string
  wordsPerUnit?: number
  needsReview: boolean
  briefForm: Omit<BriefField, 'help'>[]
}

/** What both demo websites sell. */
export const demoServices: DemoService[] = [
  {
    code: 'blog-article',
    name: 'Blog article',
    description: 'A researched article in your voice, ready to publish. One page has 275 words.',
    unit: 'page',
    wordsPerUnit: 275,
    minimumUnits: 1,
    maximumUnits: 40,
    minimumHours: 12,
    needsReview: true,
    briefForm: [
      required('topic', 'What is the article about?', 'short_text'),
      required('audience', 'Who will read it?', 'short_text'),
      optional('tone', 'How should it sound?', 'choice', ['Friendly', 'Neutral', 'Formal']),
      optional('keywords', 'Which words should be found in it?', 'short_text'),
      optional('example', 'An article you like', 'link'),
      optional('notes', 'Anything else?', 'long_text'),
    ],
  },
  {
    code: 'proofreading',
    name: 'Proofreading',
    description: 'Spelling, grammar and punctuation of your text, with every change marked.',
    unit: 'word',
    minimumUnits: 250,
    maximumUnits: 50_000,
    minimumHours: 6,
    needsReview: false,
    briefForm: [
      required('kind', 'What kind of text is it?', 'choice', ['Article', 'Thesis', 'Book', 'Website', 'Other']),
      optional('house', 'Which house style applies?', 'short_text'),
      optional('notes', 'Anything else?', 'long_text'),
    ],
  },
  {
    code: 'coaching',
    name: 'Writing coaching',
    description: 'An hour with a writer about your own text, with written notes afterwards.',
    unit: 'hour',
    minimumUnits: 1,
    maximumUnits: 20,
    minimumHours: 24,
    needsReview: false,
    briefForm: [
      required('goal', 'What do you want to achieve?', 'long_text'),
      required('availability', 'When do you have time?', 'short_text'),
      optional('focus', 'What should it be about?', 'choices', ['Structure', 'Style', 'Research', 'Motivation']),
    ],
  },
]

function required(name: string, label: string, kind: BriefKind, options: string[] = []) {
  return { name, label, kind, options, required: true }
}

function optional(name: string, label: string, kind: BriefKind, options: string[] = []) {
  return { name, label, kind, options, required: false }
}
