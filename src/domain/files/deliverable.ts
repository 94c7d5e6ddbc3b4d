import { DomainError } from '../errors.ts'
import type { OrderState } from '../orders/states.ts'
import type { Viewer } from '../orders/viewer.ts'
import type { PaymentStatus } from '../payments/paymentStatus.ts'
import { FILE_CATEGORIES, UPLOADERS, type FileCategory, type ScanState } from './categories.ts'

/** A file of an order as its rules know it; moments are ISO strings. */
export type Deliverable = { category: FileCategory; scanState: ScanState; createdAt: string }
export type FilesOf = { state: OrderState; deliveredAt: string | null }

const ENDED: readonly OrderState[] = ['completed', 'cancelled', 'expired']
const WORKING: readonly OrderState[] = ['in_progress', 'in_revision']

/** @throws DomainError `invalid_input` */
export function categoryOf(value: unknown): FileCategory {
  const category = FILE_CATEGORIES.find((each) => each === value)
  if (category) return category
  throw new DomainError('invalid_input', `“category”: Choose one of: ${FILE_CATEGORIES.join(', ')}.`, { problems: [{ path: 'category' }] })
}

/**
 * Refuses a file that this person may not add to an order now.
 * @throws DomainError `file_category_refused`, `file_closed`
 */
export function checkUpload(category: FileCategory, viewer: Viewer, { state }: FilesOf): void {
  if (!UPLOADERS[category].includes(viewer)) {
    const own = FILE_CATEGORIES.filter((each) => UPLOADERS[each].includes(viewer))
    const advice = own.length > 0 ? `You can add: ${own.join(', ')}.` : 'You can’t add files to this order.'
    throw new DomainError('file_category_refused', `The category “${category}” is for others. ${advice}`, { category, own })
  }
  const isOpen = viewer === 'writer' ? WORKING.includes(state) : !ENDED.includes(state)
  if (isOpen) return
  const sentence = viewer === 'writer' ? 'Work is handed in only while the order is in progress or in revision.' : 'This order has ended and takes no more files.'
  throw new DomainError('file_closed', sentence, { state })
}

/** Whether somebody may know of a file: clients see finals once they were delivered, and nobody but staff what is not clean. */
export function isShown({ category, scanState, createdAt }: Deliverable, viewer: Viewer, { deliveredAt }: FilesOf): boolean {
  if (viewer === 'staff') return true
  if (viewer === 'other' || scanState !== 'clean') return false
  if (viewer === 'writer' || category !== 'final') return true
  return deliveredAt !== null && new Date(createdAt) <= new Date(deliveredAt)
}

/** Finals are handed to the client once the order is paid in full. */
export const isLocked = ({ category }: Deliverable, viewer: Viewer, status: PaymentStatus): boolean =>
  viewer === 'client' && category === 'final' && status !== 'paid' && status !== 'overpaid'
