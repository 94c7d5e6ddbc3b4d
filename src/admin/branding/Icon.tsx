import { Mark } from './Mark.tsx'

/** The mark in the panel's corner. */
export const Icon = () => <Mark size={22} />
