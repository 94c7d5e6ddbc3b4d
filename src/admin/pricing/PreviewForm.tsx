import { Button, SelectInput, TextInput } from '@payloadcms/ui'
import { useState } from 'react'
import type { Price } from '../../domain/pricing/types.ts'
import { callApi } from '../api/callApi.ts'
import { PriceLines } from './PriceLines.tsx'
import type { SavedPriceTable } from './useSavedPriceTable.ts'

type Choice = {
  service: string
  level: string
  units: string
  hours: string
  subject: string
  writerLevel: string
  spacing: string
  extras: string[]
}

type Shown = { price: Price } | { refusal: string } | null

/** Asks for the price of some work by the saved table. */
export function PreviewForm({ path, table }: { path: string; table: SavedPriceTable }) {
  const [choice, setChoice] = useState<Choice>(() => firstChoice(table))
  const [shown, setShown] = useState<Shown>(null)
  const change = (part: Partial<Choice>) => {
    setChoice((before) => ({ ...before, ...part }))
    setShown(null)
  }
  const show = () =>
    callApi<Price>(`${path}/preview`, { method: 'POST', body: bodyOf(choice) }).then(
      (price) => setShown({ price }),
      (error: Error) => setShown({ refusal: error.message }),
    )
  return (
    <section aria-label="Preview" className="price-preview__form">
      <h3>What would it cost?</h3>
      <Fields table={table} choice={choice} onChange={change} />
      <Button buttonStyle="secondary" onClick={() => void show()}>Show the price</Button>
      {shown && 'refusal' in shown && <p role="alert">{shown.refusal}</p>}
      {shown && 'price' in shown && <PriceLines price={shown.price} />}
    </section>
  )
}

type FieldsProps = { table: SavedPriceTable; choice: Choice; onChange: (part: Partial<Choice>) => void }

function Fields({ table, choice, onChange }: FieldsProps) {
  const priced = table.services.find(({ service }) => service.code === choice.service)
  const select = (name: keyof Omit<Choice, 'extras'>, label: string, from: Coded[]) => (
    <Select label={label} name={name} value={choice[name]} from={from} onChange={(value) => onChange({ [name]: value })} />
  )
  const input = (name: 'units' | 'hours', label: string) => (
    <Input label={label} name={name} value={choice[name]} onChange={(value) => onChange({ [name]: value })} />
  )
  return (
    <div className="price-preview__fields">
      <Select label="Service" name="service" value={choice.service} from={servicesOf(table)} onChange={(service) => onChange({ service, level: '', spacing: '', extras: [] })} />
      {select('level', 'Level', priced?.levels ?? [])}
      {input('units', `Units (${priced?.service.unit ?? 'unit'})`)}
      {input('hours', 'Hours to the deadline')}
      {select('subject', 'Subject', table.subjects)}
      {select('writerLevel', 'Writer level', table.writerLevels)}
      {priced?.service.unit === 'page' && select('spacing', 'Line spacing', table.spacings)}
      <SelectInput label="Extras" name="preview-extras" path="preview-extras" hasMany options={options(extrasWith(table, choice.service))} value={choice.extras} onChange={(chosen) => onChange({ extras: valuesOf(chosen) })} />
    </div>
  )
}

type Coded = { code: string; label: string }
type FieldProps = { label: string; name: keyof Choice; value: string; onChange: (value: string) => void }

const Select = ({ label, name, value, from, onChange }: FieldProps & { from: Coded[] }) => (
  <SelectInput label={label} name={`preview-${name}`} path={`preview-${name}`} options={options(from)} isClearable={name !== 'service'} value={value} onChange={(chosen) => onChange(valuesOf(chosen)[0] ?? '')} />
)

const Input = ({ label, name, value, onChange }: FieldProps) => (
  <TextInput label={label} path={`preview-${name}`} value={value} onChange={(event: { target: { value: string } }) => onChange(event.target.value)} />
)

const servicesOf = ({ services }: SavedPriceTable): Coded[] =>
  services.map(({ service }) => ({ code: service.code, label: service.name }))

const options = (from: Coded[]) => from.map(({ code, label }) => ({ value: code, label }))

const valuesOf = (chosen: unknown): string[] =>
  [chosen].flat().flatMap((option) => (option ? [(option as { value: string }).value] : []))

const extrasWith = ({ extras }: SavedPriceTable, code: string): Coded[] =>
  extras.filter(({ services }) => services.length === 0 || services.some((service) => service.code === code))

const DAYS_14 = '336'

function firstChoice({ services }: SavedPriceTable): Choice {
  const first = services[0]?.service
  return {
    service: first?.code ?? '', units: String(first?.minimumUnits ?? 1), hours: DAYS_14,
    level: '', subject: '', writerLevel: '', spacing: '', extras: [],
  }
}

/** The body of the request; what was left empty is left out. */
function bodyOf({ units, hours, ...choice }: Choice) {
  // The server's clock is a little later when it reads this; without the seconds, 24 hours would be 23.
  const deadline = new Date(Date.now() + Number(hours) * 3_600_000 + 30_000)
  return {
    ...Object.fromEntries(Object.entries(choice).filter(([, value]) => value.length > 0)),
    units: Number(units),
    deadline: Number.isNaN(deadline.getTime()) ? hours : deadline.toISOString(),
  }
}
