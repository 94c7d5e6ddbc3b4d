'use client'
import { Popup } from '@payloadcms/ui'
import type { TransitionOption } from '../../domain/workflow/options.ts'

/** The moves that can't be made now, by their reason: first those that only wait for something. */
export function WhyNot({ transitions }: { transitions: TransitionOption[] }) {
  const reasons = reasonsOf(transitions)
  if (reasons.length === 0) return null
  return (
    <Popup
      button={<span className="why-not__button">Why not?</span>}
      buttonType="custom"
      className="why-not"
      horizontalAlign="right"
      portalClassName="why-not__popup"
      size="large"
      showScrollbar
    >
      <p className="why-not__title" id="why-not-title">Not possible now</p>
      <dl className="why-not__list" aria-labelledby="why-not-title">
        {reasons.map(([reason, options]) => (
          <div key={reason} data-transition={options.map(({ name }) => name).join(' ')}>
            <dt>{options.map(({ label }) => label).join(', ')}</dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
    </Popup>
  )
}

function reasonsOf(transitions: TransitionOption[]): [reason: string, options: TransitionOption[]][] {
  const refused = transitions.filter(({ allowed }) => !allowed)
  const isForOthers = ({ code }: TransitionOption) => code === 'forbidden'
  const sorted = [...refused.filter((option) => !isForOthers(option)), ...refused.filter(isForOthers)]
  return [...Map.groupBy(sorted, ({ reason = '' }) => reason)]
}
