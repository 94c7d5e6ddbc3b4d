import type { TransitionOption } from '../../domain/workflow/options.ts'
import { toneOf } from './toneOf.ts'

/** Moves that carry work forward; the first possible one is the main button. */
const FORWARD = ['submit', 'assign', 'claim', 'submit_work', 'approve_review', 'complete', 'resume', 'confirm', 'approve', 'schedule']

/** Possible moves as they are shown: the usual next step first, those that end the work last. */
export function shownMoves(transitions: TransitionOption[]): { option: TransitionOption; look: 'primary' | 'secondary' | 'error' }[] {
  const possible = transitions.filter(({ allowed }) => allowed)
  const main = possible.find(({ name }) => FORWARD.includes(name))
  const others = possible.filter((option) => option !== main)
  const [endings, rest] = [others.filter(endsWork), others.filter((option) => !endsWork(option))]
  return [
    ...(main ? [{ option: main, look: 'primary' as const }] : []),
    ...rest.map((option) => ({ option, look: 'secondary' as const })),
    ...endings.map((option) => ({ option, look: 'error' as const })),
  ]
}

const endsWork = ({ to }: TransitionOption): boolean => toneOf(to) === 'bad'
