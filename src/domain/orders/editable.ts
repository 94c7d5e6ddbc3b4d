import { DomainError } from '../errors.ts'
import { checkBrief } from '../pricing/checkBrief.ts'
import type { Brief } from '../pricing/briefForm.ts'
import { TITLE_LENGTH, type Order } from './types.ts'
import type { Viewer } from './viewer.ts'

type Edit = { title?: unknown; brief?: unknown; deadline?: unknown }
export type Edited = { title?: string; brief?: Brief }

const ENDED: readonly string[] = ['completed', 'cancelled', 'expired']

/**
 * What an edit leaves on an order: its client changes a draft, staff any order that has not ended.
 * @throws DomainError `order_not_editable`, `invalid_input`, `brief_invalid`
 */
export function editOrder(order: Order, edit: Edit, viewer: Viewer): Edited {
  if (viewer !== 'staff' && order.state !== 'draft') {
    throw new DomainError('order_not_editable', 'Only a draft can be edited. Write to support to have something changed.', { state: order.state })
  }
  if (ENDED.includes(order.state)) {
    throw new DomainError('order_not_editable', 'This order has ended and is kept as it was.', { state: order.state })
  }
  return {
    ...(edit.title !== undefined && { title: titleOf(edit.title) }),
    ...(edit.brief !== undefined && { brief: briefOf(edit.brief, order) }),
  }
}

/** @throws DomainError `invalid_input` */
export function titleOf(value: unknown): string {
  const title = typeof value === 'string' ? value.trim() : ''
  if (title.length > 0 && title.length <= TITLE_LENGTH) return title
  throw new DomainError('invalid_input', `“title”: Give it 1 to ${TITLE_LENGTH} characters.`, { problems: [{ path: 'title' }] })
}

/** A draft may leave questions open; an order that was submitted keeps all of them answered. */
function briefOf(value: unknown, { briefForm, state }: Order): Brief {
  const brief = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  if (brief) return checkBrief(brief as Record<string, unknown>, { form: briefForm, complete: state !== 'draft' })
  throw new DomainError('invalid_input', '“brief”: Send an object with an answer for each question.', { problems: [{ path: 'brief' }] })
}
