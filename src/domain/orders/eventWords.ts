/** What happened, as one tells it afterwards. */
export const ORDER_EVENTS: Record<string, string> = {
  created: 'Placed', submit: 'Submitted', mark_paid: 'Paid', expire: 'Expired', claim: 'Claimed', request: 'Asked for by a writer',
  approve_request: 'Request approved', assign: 'Assigned', reassign: 'Reassigned', unassign: 'Taken from the writer', hold: 'Put on hold',
  resume: 'Resumed', submit_work: 'Work handed in', approve_review: 'Approved', return_to_writer: 'Returned to the writer',
  request_revision: 'Revision asked for', complete: 'Completed', auto_complete: 'Completed by itself', reopen: 'Reopened', cancel: 'Cancelled',
}
