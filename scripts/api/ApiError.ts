import type { Problem } from './types.ts'

/** A refusal of the API. Decide by `code`, show `detail`. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  /** The problem document; null when something else than the API answered. */
  readonly problem: Problem | null

  constructor(what: string, status: number, problem: Problem | null) {
    super(`${what} answered ${status} ${problem?.code ?? ''}: ${problem?.detail ?? 'no problem document'}`)
    this.status = status
    this.problem = problem
  }

  get code(): Problem['code'] | null {
    return this.problem?.code ?? null
  }
}
