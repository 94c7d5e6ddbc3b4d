import { sentence } from '../words.ts'
import { toneOf } from './toneOf.ts'
import './workflow.css'

/** A state in words, coloured. */
export const StatePill = ({ state }: { state: string }) => (
  <span className={`state-pill state-pill--${toneOf(state)}`}>{sentence(state)}</span>
)
