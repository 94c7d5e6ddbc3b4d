import { Fragment, type ReactNode } from 'react'

/** Names and values, side by side; those without a value are left out. */
export const Facts = ({ facts }: { facts: [label: string, value: ReactNode][] }) => (
  <dl className="facts">
    {facts.map(([label, value]) => (value === null || value === undefined || value === '' || value === false ? null : (
      <Fragment key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </Fragment>
    )))}
  </dl>
)
