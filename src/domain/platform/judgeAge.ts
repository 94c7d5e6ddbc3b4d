import { forHowLong } from './forHowLong.ts'
import { gradeOf, type Levels, type Verdict } from './verdict.ts'

type Aged = {
  /** Since when it has been so; null when nothing is. */
  since: Date | null
  /** For how long, in seconds. */
  seconds: number
  levels: Levels
  fine: string
  late: (howLong: string) => string
  todo: string
}

/** The verdict on what waits or is silent, by how long it does. */
export function judgeAge({ since, seconds, levels, fine, late, todo }: Aged): Verdict {
  const status = since ? gradeOf(seconds, levels) : 'ok'
  if (!since || status === 'ok') return { status: 'ok', says: fine }
  return { status, says: late(forHowLong(seconds)), todo, since: since.toISOString() }
}
