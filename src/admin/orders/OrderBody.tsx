'use client'
import { BriefAnswers } from './BriefAnswers.tsx'
import { OrderFiles } from './OrderFiles.tsx'
import { OrderInstallments } from './OrderInstallments.tsx'
import { OrderNotes } from './OrderNotes.tsx'
import { OrderPapers } from './OrderPapers.tsx'
import { OrderPrice } from './OrderPrice.tsx'
import { OrderRefunds } from './OrderRefunds.tsx'
import { OrderTimeline } from './OrderTimeline.tsx'
import { OrderWriters } from './OrderWriters.tsx'
import { useOrder } from './orderData.ts'

const PARTS = [['brief', 'Brief'], ['files', 'Files'], ['price', 'Price'], ['notes', 'Staff notes'], ['timeline', 'Timeline'], ['requests', 'Writers']] as const

/** All there is to know of the order on one page: the work on the left, what people did on the right. */
export function OrderBody() {
  const order = useOrder()
  if (!order) return null
  return (
    <>
      <nav className="order-jump" aria-label="On this page">
        {PARTS.map(([part, title]) => <a key={part} href={`#${part}-title`}>{title}</a>)}
      </nav>
      <div className="order-body">
        <div>
          <BriefAnswers />
          <OrderFiles />
          <OrderPrice />
          <OrderInstallments />
          <OrderPapers />
          <OrderRefunds />
        </div>
        <div>
          <OrderNotes />
          <OrderTimeline />
          <OrderWriters />
        </div>
      </div>
    </>
  )
}
