/** A deadline after a pause that ends now: later by as long as the pause was. */
export const laterByPause = ({ deadline, pausedAt }: { deadline: string; pausedAt: string }, now: Date): Date =>
  new Date(new Date(deadline).getTime() + now.getTime() - new Date(pausedAt).getTime())
