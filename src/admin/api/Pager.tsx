import { Button } from '@payloadcms/ui'
import type { Page } from './usePage.ts'

type Props = { found: Pick<Page<unknown>, 'page' | 'hasNextPage' | 'hasPrevPage'>; show: (page: number) => void }

/** Turns the pages of a list; nothing where there is only one. */
export function Pager({ found: { page, hasNextPage, hasPrevPage }, show }: Props) {
  if (!hasNextPage && !hasPrevPage) return null
  return (
    <nav className="pager" aria-label="Pages">
      <Button size="small" buttonStyle="secondary" margin={false} disabled={!hasPrevPage} onClick={() => show(page - 1)}>Newer</Button>
      <span>Page {page}</span>
      <Button size="small" buttonStyle="secondary" margin={false} disabled={!hasNextPage} onClick={() => show(page + 1)}>Older</Button>
    </nav>
  )
}
