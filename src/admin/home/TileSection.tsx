'use client'
import { Link, useConfig } from '@payloadcms/ui'
import type { CountedSection, CountedTile } from '../../operations/overview/countTiles.ts'

const NOTHING: Partial<Record<CountedSection['name'], string>> = { late: 'Nothing is late.', waiting: 'Nothing waits for you.' }

/** Numbers of one kind, each the way to its list. */
export function TileSection({ section: { name, title, tiles } }: { section: CountedSection }) {
  const isCalm = tiles.every(({ count }) => count === 0)
  return (
    <section className={`home__section home__section--${name}`} aria-labelledby={`home-${name}`}>
      <header className="home__title">
        <h2 id={`home-${name}`}>{title}</h2>
        {isCalm && NOTHING[name] && <p className="home__calm">{NOTHING[name]}</p>}
      </header>
      <ul className="home__tiles">
        {tiles.map((tile) => <li key={tile.name}><Tile tile={tile} /></li>)}
      </ul>
    </section>
  )
}

function Tile({ tile: { name, title, hint, isUrgent, count, path } }: { tile: CountedTile }) {
  const { config } = useConfig()
  const look = count === 0 ? ' home__tile--none' : isUrgent ? ' home__tile--urgent' : ''
  return (
    <Link href={`${config.routes.admin}${path}`} prefetch={false} className={`home__tile${look}`} title={hint} data-tile={name}>
      <span className="home__count">{count.toLocaleString('en-US')}</span>
      <span className="home__what">{title}</span>
    </Link>
  )
}
