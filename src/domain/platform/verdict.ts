export type HealthStatus = 'ok' | 'warning' | 'failing'

/** What one check found. `says` is a sentence for people and tells no secrets; `todo` says what helps. */
export type Verdict = {
  status: HealthStatus
  says: string
  todo?: string
  /** ISO 8601; where it is known since when it is so. */
  since?: string
}

const RANK: Record<HealthStatus, number> = { ok: 0, warning: 1, failing: 2 }

/** The worst of several; `ok` when there are none. */
export const worstOf = (statuses: HealthStatus[]): HealthStatus =>
  statuses.reduce<HealthStatus>((worst, each) => (RANK[each] > RANK[worst] ? each : worst), 'ok')

export type Levels = { warning: number; failing: number }

/** At or above `failing` it fails, at or above `warning` it warns. */
export const gradeOf = (value: number, { warning, failing }: Levels): HealthStatus =>
  value >= failing ? 'failing' : value >= warning ? 'warning' : 'ok'
