import type { ReactNode } from 'react'

type Props = { id: string; label: string; hint: string; problem?: string | undefined; isRequired: boolean; children: ReactNode }

/** Label, hint and problem around an input; readers hear the hint and the problem with the input. */
export const FieldFrame = ({ id, label, hint, problem, isRequired, children }: Props) => (
  <div className={`field-type transition-field${problem ? ' error' : ''}`}>
    <label className="field-label" htmlFor={id}>
      {label}
      {isRequired ? <span className="required" aria-hidden>*</span> : <span className="transition-field__optional">(may be left empty)</span>}
    </label>
    {children}
    {problem && <p id={`${id}-problem`} className="transition-field__problem" role="alert">{problem}</p>}
    {hint && <p id={`${id}-hint`} className="field-description">{hint}</p>}
  </div>
)

/** The attributes that tie an input to its frame. */
export const describedBy = (id: string, hint: string, problem?: string) => ({
  'aria-invalid': Boolean(problem),
  'aria-describedby': [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined,
})
