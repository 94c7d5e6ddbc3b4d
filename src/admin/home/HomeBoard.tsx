'use client'
import { Button, useConfig } from '@payloadcms/ui'
import { useEffect } from 'react'
import type { CountedSection } from '../../operations/overview/countTiles.ts'
import { Failure } from '../api/Failure.tsx'
import { Skeleton } from '../api/Skeleton.tsx'
import { useAnswer, type Answered } from '../api/useAnswer.ts'
import { MoneyBoard } from './MoneyBoard.tsx'
import { OrdersByDay } from './OrdersByDay.tsx'
import { TileSection } from './TileSection.tsx'

type Props = { website: string | null; name: string; isAdmin: boolean }
type Overview = { at: string; sections: CountedSection[] }

const STALE_MS = 60_000

/** A home, part by part: each is read by itself, so that one that fails leaves the others. */
export function HomeBoard({ website, name, isAdmin }: Props) {
  const { config } = useConfig()
  const overview = useAnswer<Overview>({ path: `${config.routes.api}/overview`, website })
  useFreshness(overview)
  return (
    <>
      <header className="home__header">
        <h1>{name ? `Hello, ${name}` : 'Home'}</h1>
        <Button size="small" buttonStyle="secondary" margin={false} disabled={overview.isReading} onClick={overview.again}>
          {overview.isReading ? 'Reading …' : 'Refresh'}
        </Button>
      </header>
      {overview.failure && <Failure message={overview.failure} again={overview.again} />}
      {!overview.answer && !overview.failure && <Skeleton lines={6} of="what waits for you" />}
      <div className="home__sections">
        {overview.answer?.sections.map((section) => <TileSection key={section.name} section={section} />)}
      </div>
      <div className="home__lower">
        {isAdmin && <MoneyBoard website={website} version={overview.answer?.at} />}
        <OrdersByDay website={website} version={overview.answer?.at} />
      </div>
    </>
  )
}

/** Who comes back to the page after a while sees what is so now. */
function useFreshness({ answer, again }: Answered<Overview>): void {
  const readAt = answer?.at
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && readAt && Date.now() - Date.parse(readAt) > STALE_MS) again()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [readAt, again])
}
