import { v5 as uuid } from 'uuid'

/** One id for one event and one reader, so that each is told once. */
export const mailIdFor = (event: string, reader: string): string => uuid(reader, event)
