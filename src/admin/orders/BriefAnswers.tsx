'use client'
import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import type { BriefAnswer, BriefField } from '../../domain/pricing/briefForm.ts'
import { BriefForm } from './BriefForm.tsx'
import { Facts } from './Facts.tsx'
import { useOrder } from './orderData.ts'

/** What the client wants, question by question. */
export function BriefAnswers() {
  const order = useOrder()
  if (!order?.briefForm) return null
  // A saved order is read again.
  return <Brief key={order.version} form={order.briefForm} answers={order.brief ?? {}} />
}

function Brief({ form, answers }: { form: BriefField[]; answers: Record<string, BriefAnswer> }) {
  const { hasSavePermission } = useDocumentInfo()
  const [isEditing, setIsEditing] = useState(false)
  return (
    <section className="panel-section" aria-labelledby="brief-title">
      <header className="panel-section__header">
        <h3 id="brief-title">Brief</h3>
        {hasSavePermission && !isEditing && (
          <Button id="edit-brief" size="small" margin={false} buttonStyle="secondary" onClick={() => setIsEditing(true)}>Edit the answers</Button>
        )}
      </header>
      {isEditing ? <BriefForm form={form} /> : <Facts facts={form.map((field) => [field.label, spoken(field, answers[field.name])])} />}
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
