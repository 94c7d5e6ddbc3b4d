'use client'
import { Banner, useFormModified } from '@payloadcms/ui'
import { ProblemList } from './ProblemList.tsx'
import { PreviewForm } from './PreviewForm.tsx'
import { useSavedPriceTable } from './useSavedPriceTable.ts'
import './pricing.css'

/** What is wrong with the price table that is being edited, and what it would charge. */
export function PricePreview() {
  const { loaded, path, failure } = useSavedPriceTable()
  const isModified = useFormModified()
  if (failure) return <Banner type="error">{failure}</Banner>
  if (!loaded) return <p>Reading the saved prices …</p>
  const isValid = loaded.problems.every(({ severity }) => severity !== 'error')
  return (
    <div className="price-preview">
      {isModified && <Banner type="info">This page shows the prices as they were saved last. Save to see your changes here.</Banner>}
      <ProblemList problems={loaded.problems} />
      {isValid && <PreviewForm key={loaded.table.id} path={path} table={loaded.table} />}
    </div>
  )
}
