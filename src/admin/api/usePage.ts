'use client'
import { useFeed } from './useFeed.ts'

export type Page<Doc> = { docs: Doc[]; page: number; hasNextPage: boolean; hasPrevPage: boolean }

/** A page of a list of the API; `show` turns to another. Null until the first was read. */
export const usePage = <Doc>(query: string | null, version?: number) => useFeed<Page<Doc>>(query, version)
