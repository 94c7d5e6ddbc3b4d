import type { Field } from 'payload'
import { serverOnly } from '../access/compose.ts'
import type { AnyWorkflow } from '../domain/workflow/types.ts'

/** The fields of every document with a workflow. They change by transitions only. */
export const workflowFields = (workflow: AnyWorkflow): Field[] => [
  {
    name: 'state',
    type: 'select',
    required: true,
    index: true,
    defaultValue: workflow.initial as string,
    options: (workflow.states as string[]).map((value) => ({ value, label: sentence(value) })),
    admin: { readOnly: true, position: 'sidebar', description: 'Changed with the buttons at the top.' },
  },
  { name: 'stateSince', type: 'date', access: serverOnly, admin: { readOnly: true, position: 'sidebar', date: { pickerAppearance: 'dayAndTime' } } },
  { name: 'stateEpisode', type: 'number', required: true, defaultValue: 0, access: serverOnly, admin: { hidden: true } },
  { name: 'version', type: 'number', required: true, defaultValue: 0, access: serverOnly, admin: { hidden: true } },
]

const sentence = (state: string): string => (state[0]!.toUpperCase() + state.slice(1)).replaceAll('_', ' ')
