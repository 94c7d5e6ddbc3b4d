import type { TransitionOption } from '../../domain/workflow/options.ts'

type Look = 'primary' | 'secondary' | 'error'

/** Possible moves as they are shown: the usual next step first, those that end the work last. */
export function shownMoves(transitions: TransitionOption[]): { option: TransitionOption; look: Look }[] {
  const possible = transitions.filter(({ allowed }) => allowed)
  const main = possible.find(({ direction }) => direction === 'forward')
  const lookOf = (option: TransitionOption): Look => {
    if (option === main) return 'primary'
    return option.direction === 'ending' ? 'error' : 'secondary'
  }
  const shown = possible.map((option) => ({ option, look: lookOf(option) }))
  return LOOKS.flatMap((look) => shown.filter((each) => each.look === look))
}

const LOOKS: readonly Look[] = ['primary', 'secondary', 'error']
