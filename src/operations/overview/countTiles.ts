import type { PayloadRequest } from 'payload'
import type { Scope } from '../../domain/overview/scope.ts'
import { groupsIn, listPath, scopeOf } from '../../domain/overview/tileGroups.ts'
import { PLATFORM_TILES, SECTIONS, TILES, type Section, type Tile } from '../../domain/overview/tiles.ts'
import { countBy, type CountQuestion } from '../../lib/db/countBy.ts'
import { countDeadJobs } from '../platform/queue/countDeadJobs.ts'

/** A number with the address, in the panel below its root, of what it counts. */
export type CountedTile = { name: string; title: string; hint: string; isUrgent: boolean; count: number; path: string }
export type CountedSection = { name: Section; title: string; tiles: CountedTile[] }

/** The numbers of a home, by sections, in one statement; superadmins have those of the platform beside them. */
export async function countTiles(req: PayloadRequest, { scope, isSuperadmin }: { scope: Scope; isSuperadmin: boolean }): Promise<CountedSection[]> {
  const own = TILES.map((tile) => askedOf(tile, scopeOf(tile, scope))).filter(({ groups }) => groups.length > 0)
  const platform = isSuperadmin ? PLATFORM_TILES.map((tile) => ({ tile, groups: tile.view.groups({ now: scope.now, timeZone: 'UTC' }), ids: null })) : []
  const asked = [...own, ...platform]
  const counts = await countBy(req, asked.map(questionOf))
  const tiles: (CountedTile & { section: Section })[] = asked.map(({ tile, groups }) => ({ section: tile.section, ...counted(tile, counts.get(tile.name) ?? 0), path: listPath(tile.collection, groups, tile.view.sort) }))
  if (isSuperadmin) tiles.push({ section: 'waiting', ...FAILED_JOBS, count: await countDeadJobs(req) })
  return (Object.keys(SECTIONS) as Section[])
    .map((name) => ({ name, title: SECTIONS[name], tiles: tiles.filter(({ section }) => section === name).map(({ section: _own, ...tile }) => tile) }))
    .filter((section) => section.tiles.length > 0)
}

type Asked = { tile: Tile; groups: CountQuestion['groups']; ids: string[] | null }

const askedOf = (tile: Tile, scope: Scope): Asked => ({ tile, groups: groupsIn(tile.view, scope), ids: scope.websites.map(({ id }) => id) })

/** Indexes begin with the website, so it is named also where the list shows no other anyway. */
const questionOf = ({ tile: { name, collection }, groups, ids }: Asked): CountQuestion =>
  ({ name, collection, groups: ids ? groups.map((group) => [...group, ['website', 'in', ids]]) : groups })

const FAILED_JOBS = { name: 'failed-jobs', title: 'Failed jobs', hint: 'They have used up their tries, and somebody has to look.', isUrgent: true, path: '/queue' }

const counted = ({ name, title, view: { hint, urgent } }: Tile, count: number) => ({ name, title, hint, isUrgent: urgent === true, count })
