import { COMMON_ERRORS } from '../../domain/commonErrors.ts'
import { DomainError, type ErrorCode } from '../../domain/errors.ts'
import { env } from '../env.ts'

/**
 * Compares a refusal with those that an endpoint says it has, in tests only. What every area shares
 * needs no saying.
 * @throws Error for a code that is not among them
 */
export function checkRefusal(error: unknown, known: readonly ErrorCode[], where: string): void {
  if (env().APP_ENV !== 'test' || !(error instanceof DomainError)) return
  if (error.code in COMMON_ERRORS || known.includes(error.code)) return
  throw new Error(`${where} refuses with ${error.code}, which is not among its refusals`)
}
