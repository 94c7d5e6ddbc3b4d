'use client'
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { SERIES } from '../../domain/overview/days.ts'
import type { CountedDay } from '../../operations/overview/countDays.ts'
import { AXIS, HINT, SHOWN } from './chartLook.ts'
import { dayInWords } from './dayInWords.ts'

/** Orders by day: placed as bars, delivered and completed as lines, told apart by more than colour. */
export const DaysChart = ({ days }: { days: CountedDay[] }) => (
  <ResponsiveContainer width="100%" height={240}>
    <ComposedChart data={days} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 0, left: -24 }}>
      <CartesianGrid stroke="var(--theme-elevation-100)" vertical={false} />
      <XAxis dataKey="date" tickFormatter={dayInWords} minTickGap={28} {...AXIS} />
      <YAxis allowDecimals={false} axisLine={false} {...AXIS} />
      <Tooltip labelFormatter={(date) => dayInWords(String(date))} contentStyle={HINT} cursor={{ fill: 'var(--theme-elevation-50)' }} />
      <Bar dataKey="placed" name={SERIES.placed.title} fill="var(--theme-elevation-250)" {...SHOWN} />
      <Line dataKey="delivered" name={SERIES.delivered.title} stroke="var(--theme-success-500)" strokeWidth={2} dot={false} type="linear" {...SHOWN} />
      <Line dataKey="completed" name={SERIES.completed.title} stroke="var(--theme-warning-500)" strokeWidth={2} strokeDasharray="5 4" dot={false} type="linear" {...SHOWN} />
    </ComposedChart>
  </ResponsiveContainer>
)
