'use client'
import { Banner, Button } from '@payloadcms/ui'
import type { ApiRefusal } from '../api/callApi.ts'
import { useReload } from './useMove.ts'

type Props = { label: string; isMoving: boolean; refusal: ApiRefusal | null; onClose: () => void }

/** What the server said against a move, and the buttons of the dialog. */
export function DialogFooter({ label, isMoving, refusal, onClose }: Props) {
  const reload = useReload()
  const isStale = refusal?.code === 'version_conflict' || refusal?.code === 'transition_not_allowed'
  const reloadAndClose = () => {
    onClose()
    reload()
  }
  return (
    <>
      {refusal && (
        <div role="alert">
          <Banner type="error">{refusal.message}</Banner>
        </div>
      )}
      <div className="transition-dialog__buttons">
        <Button buttonStyle="secondary" size="medium" margin={false} onClick={onClose}>Not now</Button>
        {isStale ? (
          <Button size="medium" margin={false} onClick={reloadAndClose}>Reload</Button>
        ) : (
          <Button size="medium" margin={false} type="submit" disabled={isMoving}>{isMoving ? 'One moment …' : label}</Button>
        )}
      </div>
    </>
  )
}
