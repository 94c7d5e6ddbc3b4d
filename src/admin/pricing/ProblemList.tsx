import { Banner } from '@payloadcms/ui'
import type { PriceTableProblem } from '../../domain/pricing/priceTableProblems.ts'

/** Problems of a price table, errors first, each with the place to look at. */
export function ProblemList({ problems }: { problems: PriceTableProblem[] }) {
  if (problems.length === 0) return <Banner type="success">This table has no problems.</Banner>
  const errors = problems.filter(({ severity }) => severity === 'error')
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  return (
    <section aria-label="Problems">
      {errors.length > 0 && <Banner type="error">Mend these before the table can be scheduled:</Banner>}
      <Problems problems={errors} />
      {warnings.length > 0 && <Banner type="info">Look at these; they don’t keep the table from being scheduled:</Banner>}
      <Problems problems={warnings} />
    </section>
  )
}

const Problems = ({ problems }: { problems: PriceTableProblem[] }) => (
  <ul className="price-preview__problems">
    {problems.map(({ path, message }) => (
      <li key={path + message}>
        <strong>{placeOf(path)}</strong> {message}
      </li>
    ))}
  </ul>
)

const NAMES: Record<string, string> = {
  services: 'Prices', service: 'service', levels: 'level', priceMinor: 'price', perUnits: 'units', amountMinor: 'amount',
  urgency: 'Urgency', fromHours: 'start', toHours: 'end', subjects: 'Subjects', writerLevels: 'Writer levels',
  spacings: 'Line spacing', extras: 'Extras', label: 'name',
}

/** `services.0.levels.1.priceMinor` as an editor counts: “Prices 1, level 2, price”. */
const placeOf = (path: string): string =>
  path.split('.').reduce((place, part) => {
    if (/^\d+$/.test(part)) return `${place} ${Number(part) + 1}`
    const name = NAMES[part] ?? part
    return place ? `${place}, ${name}` : name
  }, '')
