'use client'
import { Popup } from '@payloadcms/ui'
import type { TransitionOption } from '../../domain/workflow/options.ts'

/** The moves that can't be made now, each with its reason: first those that only wait for something. */
export function WhyNot({ transitions }: { transitions: TransitionOption[] }) {
  const refused = transitions.filter(({ allowed }) => !allowed)
  if (refused.length === 0) return null
  const forOthers = refused.filter(({ code }) => code === 'forbidden')
  const sorted = [...refused.filter((option) => !forOthers.includes(option)), ...forOthers]
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
        {sorted.map(({ name, label, reason }) => (
          <div key={name} data-transition={name}>
            <dt>{label}</dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
    </Popup>
  )
}
