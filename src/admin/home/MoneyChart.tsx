'use client'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { toDecimal } from '../../domain/money/decimal.ts'
import { formatMinor } from '../../domain/money/format.ts'
import type { MoneyDay } from '../../operations/overview/readMoney.ts'
import { AXIS, HINT, SHOWN } from './chartLook.ts'
import { dayInWords } from './dayInWords.ts'

const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 })

/** Money in and out by day, in filled and in framed bars. */
export const MoneyChart = ({ days, currency }: { days: MoneyDay[]; currency: string }) => (
  <ResponsiveContainer width="100%" height={180}>
    <BarChart data={days} accessibilityLayer={false} barGap={0} margin={{ top: 8, right: 8, bottom: 0, left: -16 }}>
      <CartesianGrid stroke="var(--theme-elevation-100)" vertical={false} />
      <XAxis dataKey="date" tickFormatter={dayInWords} minTickGap={28} {...AXIS} />
      <YAxis axisLine={false} tickFormatter={(minor: number) => short.format(Number(toDecimal(Math.round(minor), currency)))} {...AXIS} />
      <Tooltip labelFormatter={(date) => dayInWords(String(date))} formatter={(minor) => formatMinor(Number(minor), currency)} contentStyle={HINT} cursor={{ fill: 'var(--theme-elevation-50)' }} />
      <Bar dataKey="inMinor" name="In" fill="var(--theme-success-500)" {...SHOWN} />
      <Bar dataKey="outMinor" name="Out" fill="var(--theme-elevation-0)" stroke="var(--theme-warning-500)" {...SHOWN} />
    </BarChart>
  </ResponsiveContainer>
)
