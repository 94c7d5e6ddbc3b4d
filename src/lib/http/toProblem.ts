import { DomainError, ERRORS, type ErrorCode } from '../../domain/errors.ts'

/** RFC 9457 problem document. `code` is stable; `detail` is a sentence for people. */
export type Problem = {
  type: string
  title: string
  status: number
  code: ErrorCode
  detail: string
  details?: Record<string, unknown>
  /** Payload's own shape, which the panel's forms read. */
  errors: { name: string; message: string; data?: unknown }[]
  retryAfterSeconds?: number
}

export function problem(code: ErrorCode, detail: string, details: Record<string, unknown> = {}): Problem {
  const { status, title } = ERRORS[code]
  return {
    type: `urn:scriptorium:error:${code}`,
    title, status, code, detail,
    ...(Object.keys(details).length > 0 && { details }),
    errors: [{ name: code, message: detail, ...(Object.keys(details).length > 0 && { data: details }) }],
  }
}

/** Any thrown thing as a problem document; what is not a refusal of ours tells nothing of the inside. */
export function toProblem(error: unknown): Problem {
  if (error instanceof DomainError) return problem(error.code, error.message, error.details)
  if (isDomainErrorOfTheOtherBundle(error)) return problem(error.code, error.message, error.details)
  const sqlState = sqlStateOf(error)
  if (sqlState) return sqlState
  return payloadProblem(error as PayloadError)
}

type PayloadError = Error & { status?: number; data?: { errors?: { path?: string; message?: string }[] }; isPublic?: boolean }

function payloadProblem(error: PayloadError): Problem {
  return BY_NAME[error.name]?.(error) ?? byStatus(error.status ?? 500, error)
}

// One answer for all of them: which e-mails are registered, locked or unverified is nobody's business.
const wrongLogin = (): Problem => problem('invalid_credentials', 'The e-mail or the password is wrong, or the e-mail is not verified yet. After five wrong passwords in a row, wait ten minutes.')

const malformedJson = (): Problem => problem('malformed_json', 'The body is not valid JSON. Check quotes, commas and brackets.')

// What Payload says of a token from a mail.
const DEAD_LINK = /^(Token is either invalid or has expired|Verification token is invalid)/
const deadLink = (): Problem => problem('link_invalid', 'The link is not valid or has expired. Ask for a new one.')

const BY_NAME: Record<string, (error: PayloadError) => Problem | null> = {
  ValidationError: validationProblem,
  AuthenticationError: wrongLogin,
  LockedAuth: wrongLogin,
  UnverifiedEmail: wrongLogin,
  UnauthorizedError: () => byStatus(401),
  Forbidden: () => byStatus(403),
  NotFound: () => byStatus(404),
  QueryError: () => problem('invalid_input', 'The query names a field that does not exist or that you may not read.'),
  // The body of Payload's own routes, and filters given as JSON.
  SyntaxError: malformedJson,
  APIError: ({ message }) => (message === 'Invalid JSON' ? malformedJson() : DEAD_LINK.test(message) ? deadLink() : null),
  // A path with a broken percent sign.
  URIError: () => byStatus(404),
}

function validationProblem(error: PayloadError): Problem {
  const fields = (error.data?.errors ?? []).slice(0, 50).map(({ path = '', message = '' }) => ({ path, message }))
  const [first] = fields
  const told = problem('invalid_input', first ? `“${first.path}”: ${first.message}` : 'The input is not valid.', { problems: fields })
  // The panel marks the fields by this shape.
  return { ...told, errors: [{ name: 'ValidationError', message: told.detail, data: { errors: fields } }] }
}

const BY_STATUS: Record<number, [ErrorCode, string]> = {
  400: ['invalid_input', 'The request can’t be understood. Compare it with the API reference.'],
  401: ['unauthenticated', 'Log in to do this.'],
  403: ['forbidden', 'You may not do this.'],
  404: ['not_found', 'There is nothing at this address, or you may not see it.'],
  405: ['method_not_allowed', 'This address does not take that method.'],
  409: ['conflict', 'This is in conflict with the present state. Read it again.'],
  413: ['payload_too_large', 'The body is larger than permitted.'],
  415: ['unsupported_media_type', 'This kind of content is not accepted here.'],
  429: ['rate_limited', 'Too many requests. Try again a little later.'],
  501: ['not_found', 'There is nothing at this address, or you may not see it.'],
  503: ['overloaded', 'Too busy at the moment. Try again in a few seconds.'],
}

export function byStatus(status: number, error?: Error): Problem {
  const [code, sentence] = BY_STATUS[status] ?? ['internal_error', 'Something went wrong on our side. Nothing was changed. Quote the request id when you ask for help.']
  const isOurs = code === 'invalid_input' && error && (error as PayloadError).isPublic && error.message
  return problem(code, isOurs ? error.message : sentence)
}

type Cause = { code?: string; message?: string; cause?: Cause }
const MAX_CAUSES = 5

/** Postgres and pool errors that have a meaning for the caller, however deep they are wrapped. */
function sqlStateOf(error: unknown): Problem | null {
  let cause = error as Cause | undefined
  for (let depth = 0; cause && depth < MAX_CAUSES; depth += 1) {
    const told = problemOfCause(cause)
    if (told) return told
    cause = cause.cause
  }
  return null
}

const CONFLICTS = ['40001', '40P01', '55P03']
const OVERLOADS = ['57014', '53300']
const OUTAGES = ['57P01', '57P02', '57P03', '08006', '08001', 'ECONNREFUSED', 'ECONNRESET']
// What the driver says of a connection that broke under a query, and of the next query on it.
const LOST = /Connection terminated|not queryable/

function problemOfCause({ code = '', message = '' }: Cause): Problem | null {
  if (CONFLICTS.includes(code)) return problem('conflict', 'Somebody else is changing this at the same moment. Try again.')
  if (OVERLOADS.includes(code) || message.includes('timeout exceeded when trying to connect')) return { ...byStatus(503), retryAfterSeconds: 2 }
  if (OUTAGES.includes(code) || LOST.test(message)) return unreachable()
  return UNFIT[code] ? problem(...UNFIT[code]) : null
}

/** Values that do not fit where the database was to look for them or put them. */
const UNFIT: Record<string, [ErrorCode, string]> = {
  '22P02': ['not_found', 'There is nothing at this address, or you may not see it.'],
  '22021': ['invalid_input', 'The text contains a character that can’t be stored.'],
  '42883': ['invalid_input', 'The filter asks something of a field that its kind does not know, such as a part of a date.'],
}

const unreachable = (): Problem => ({
  ...problem('unavailable', 'The database can’t be reached at the moment. Nothing was changed. Try again in a few seconds.'),
  retryAfterSeconds: 2,
})

/** The panel's bundle has its own copy of the class. */
function isDomainErrorOfTheOtherBundle(error: unknown): error is DomainError {
  return error instanceof Error && error.name === 'DomainError' && 'code' in error && String(error.code) in ERRORS
}
