import type { ReactNode } from 'react'
import { Failure } from './Failure.tsx'
import { Skeleton } from './Skeleton.tsx'

type Props = {
  /** What was read; null until it was. */
  found: unknown
  failure: string | null
  again: () => void
  /** What it is, as in “Reading the notes …”. */
  of: string
  lines: number
  /** What is said instead of an empty list. */
  empty?: string | false | undefined
  children: ReactNode
}

/** What the API tells: grey lines while it is read, a way to try again when that failed, a sentence when there is none. */
export const Told = ({ found, failure, again, of, lines, empty, children }: Props) => (
  <>
    {failure && <Failure message={failure} again={again} />}
    {!found && !failure && <Skeleton lines={lines} of={of} />}
    {Boolean(found) && empty && <p className="panel-section__empty">{empty}</p>}
    {children}
  </>
)
