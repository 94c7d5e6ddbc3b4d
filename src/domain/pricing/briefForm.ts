export const BRIEF_KINDS = [
  'short_text',
  'long_text',
  'number',
  'choice',
  'choices',
  'yes_no',
  'date',
  'link',
] as const
export type BriefKind = (typeof BRIEF_KINDS)[number]

/** One question of a service's brief form. `options` are the answers of a choice. */
export type BriefField = {
  name: string
  label: string
  kind: BriefKind
  required: boolean
  options: string[]
  help: string | null
}

export type BriefAnswer = string | number | boolean | string[]
export type Brief = Record<string, BriefAnswer>
