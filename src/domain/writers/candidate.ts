/** A writer of a website as the rules of assignment know them. */
export type Candidate = {
  user: string
  active: boolean
  level: string | null
  subjects: string[]
  /** How many orders the writer may have in work at once, and has. */
  capacity: number
  inWork: number
  /** The writer's own share of the price; null for the website's. */
  paySharePercent: number | null
}
