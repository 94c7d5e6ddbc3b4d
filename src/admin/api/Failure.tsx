import { Button } from '@payloadcms/ui'

/** What went wrong in words, and a way to try again. */
export const Failure = ({ message, again }: { message: string; again: () => void }) => (
  <div className="failure" role="alert">
    <p>{message}</p>
    <Button size="small" buttonStyle="secondary" margin={false} onClick={again}>Try again</Button>
  </div>
)
