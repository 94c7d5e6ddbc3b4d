'use client'
import type { BriefAnswer, BriefField } from '../../domain/pricing/briefForm.ts'
import { Facts } from './Facts.tsx'
import { useOrder } from './orderData.ts'

/** What the client wants, question by question. */
export function BriefAnswers() {
  const order = useOrder()
  if (!order?.briefForm) return null
  return (
    <section className="panel-section" aria-labelledby="brief-title">
      <h3 id="brief-title">Brief</h3>
      <Facts facts={order.briefForm.map((field) => [field.label, spoken(field, order.brief?.[field.name])])} />
    </section>
  )
}

function spoken({ kind }: BriefField, answer: BriefAnswer | undefined) {
  if (answer === undefined || answer === '') return null
  if (kind === 'yes_no') return answer ? 'Yes' : 'No'
  if (Array.isArray(answer)) return answer.join(', ')
  if (kind === 'link' && /^https?:\/\//.test(String(answer))) {
    return <a href={String(answer)} target="_blank" rel="noopener noreferrer nofollow">{String(answer)}</a>
  }
  return <span className="facts__text">{String(answer)}</span>
}
