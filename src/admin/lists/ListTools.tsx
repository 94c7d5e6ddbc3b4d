'use client'
import { useAuth, useListDrawerContext, useListQuery } from '@payloadcms/ui'
import { rolesOn, websitesOf, type Role, type SignedInUser } from '../../domain/users/roles.ts'
import { LIST_TOTALS } from '../../domain/lists/totals.ts'
import { BulkBar } from '../bulk/BulkBar.tsx'
import { EmptyList } from './EmptyList.tsx'
import { ExportButton } from './ExportButton.tsx'
import { ListTotals } from './ListTotals.tsx'
import { SaveView } from './SaveView.tsx'
import { useListTabs } from './useListTabs.ts'
import { ViewTabs } from './ViewTabs.tsx'
import './lists.css'

type Props = {
  collectionSlug: string
  hasCreatePermission: boolean
  newDocumentURL: string
  /** Roles that can make some move of this list's documents; nobody where there is no workflow. */
  movers?: Role[]
}

/** What stands between the filters of a list and its rows: views, the file, moves of the chosen rows, and words where there are none. */
export function ListTools({ collectionSlug, hasCreatePermission, newDocumentURL, movers = [] }: Props) {
  const { isInDrawer } = useListDrawerContext()
  const { data } = useListQuery()
  if (isInDrawer || !data) return null
  return <Tools collectionSlug={collectionSlug} newDocumentURL={hasCreatePermission ? newDocumentURL : null} movers={movers} total={data.totalDocs} isEmpty={data.docs.length === 0} />
}

type ToolsProps = { collectionSlug: string; newDocumentURL: string | null; movers: Role[]; total: number; isEmpty: boolean }

function Tools({ collectionSlug, newDocumentURL, movers, total, isEmpty }: ToolsProps) {
  const list = useListTabs(collectionSlug)
  const canMove = useHolds(movers)
  return (
    <div className={`list-tools${canMove ? ' list-tools--bulk' : ''}`}>
      <div className="list-tools__row">
        <ViewTabs list={list} />
        <div className="list-tools__actions">
          <SaveView collection={collectionSlug} list={list} />
          {!isEmpty && <ExportButton collection={collectionSlug} total={total} />}
        </div>
      </div>
      {!isEmpty && collectionSlug in LIST_TOTALS && <ListTotals collection={collectionSlug} />}
      {isEmpty
        ? <EmptyList collection={collectionSlug} list={list} newDocumentURL={newDocumentURL} />
        : canMove && <BulkBar collection={collectionSlug} />}
    </div>
  )
}

/** Whether the person holds one of the roles somewhere. */
function useHolds(roles: Role[]): boolean {
  const { user } = useAuth()
  const person = user as unknown as SignedInUser | null
  if (!person) return false
  if (person.superadmin && roles.includes('admin')) return true
  return websitesOf(person).some((website) => rolesOn(person, website).some((role) => roles.includes(role)))
}
