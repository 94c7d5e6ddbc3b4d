'use client'
import { Link, useConfig } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import type { ReactNode } from 'react'

type Props = Pick<DefaultCellComponentProps, 'link' | 'linkURL' | 'collectionSlug' | 'rowData'> & { children: ReactNode }

/** Payload makes the first column of a list the link to the document; cells of our own do it with this. */
export function CellLink({ link, linkURL, collectionSlug, rowData, children }: Props) {
  const { config } = useConfig()
  if (!link) return children
  const href = linkURL ?? `${config.routes.admin}/collections/${collectionSlug}/${encodeURIComponent(String(rowData.id))}`
  return <Link href={href} prefetch={false}>{children}</Link>
}
