import type { ErrorCode } from '../../domain/errors.ts'
import { ANYBODY, schemaRef, SIGNED_IN, type Components } from './components.ts'
import { answered, json, operation, withBody } from './operation.ts'
import { ALWAYS, BODY, CHANGES, problemResponses } from './problems.ts'
import type { Operation, Paths, Schema } from './types.ts'

const text = (maxLength = 2_000): Schema => ({ type: 'string', maxLength })
const email: Schema = { type: 'string', format: 'email' }
const body = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({ type: 'object', properties, required })
const COOKIE = { 'Set-Cookie': { $ref: '#/components/headers/SetCookie' } }

/** A person with what the session adds. */
const PERSON: Schema = schemaRef('SessionUser')

const session = (more: Record<string, Schema>, required: string[]): Schema => ({
  type: 'object',
  properties: { message: { type: 'string' }, user: PERSON, exp: { type: 'integer', description: 'When the session ends, in seconds since 1970' }, ...more },
  required: ['message', ...required],
  additionalProperties: false,
})
const token: Schema = { type: 'string', description: 'Send it as `Authorization: JWT TOKEN`' }

type Login = { path: string; method?: 'get' | 'post'; summary: string; input?: Schema; output: Schema; headers?: Record<string, unknown>; isPublic?: boolean; codes?: ErrorCode[] }

const LOGINS: Login[] = [
  { path: 'login', summary: 'Logs in; five wrong passwords lock the login for ten minutes', isPublic: true, input: body({ email, password: text(200) }), output: session({ token }, ['user', 'token', 'exp']), headers: COOKIE, codes: ['invalid_credentials'] },
  { path: 'logout', summary: 'Ends the session', isPublic: true, output: json.message, headers: COOKIE },
  { path: 'refresh-token', summary: 'Renews the session', output: session({ refreshedToken: token, setCookie: { type: 'boolean' }, strategy: { type: 'string' } }, ['user', 'refreshedToken', 'exp']), headers: COOKIE, codes: ['forbidden'] },
  { path: 'me', method: 'get', summary: 'Who the session belongs to', isPublic: true, output: { ...session({ token, collection: { type: 'string' }, strategy: { type: 'string' } }, ['user']), properties: { ...(session({ token, collection: { type: 'string' }, strategy: { type: 'string' } }, []).properties as object), user: { anyOf: [PERSON, { type: 'null' }] } } } },
  { path: 'forgot-password', summary: 'Sends a mail with a link for a new password, where the e-mail is known', isPublic: true, input: body({ email: { type: 'string', minLength: 1 } }), output: json.message },
  { path: 'reset-password', summary: 'Sets a new password with the token from the mail, and logs in', isPublic: true, input: body({ token: text(), password: { type: 'string', minLength: 10, maxLength: 200 } }), output: session({ token }, ['user', 'token']), headers: COOKIE, codes: ['link_invalid', 'password_too_weak'] },
  { path: 'verify/{id}', summary: 'Confirms an e-mail address with the token from the mail', isPublic: true, output: json.message, codes: ['link_invalid'] },
  { path: 'unlock', summary: 'Opens a login that wrong passwords locked; for admins', input: body({ email }), output: json.message, codes: ['forbidden'] },
]

/** Payload’s own routes of logins; `user` is the schema of a person. */
export const loginPaths = (components: Components, user: Schema): Paths => {
  components.schemas.SessionUser = {
    ...user,
    title: 'Person of a session',
    properties: { ...(user.properties as object), updatedAt: { type: ['string', 'null'], format: 'date-time' }, _strategy: { type: 'string' } },
  }
  return Object.fromEntries(LOGINS.map((login) => [`/api/users/${login.path}`, { [login.method ?? 'post']: described(components, login) }]))
}

const described = (components: Components, { path, method = 'post', summary, input, output, headers, isPublic = false, codes = [] }: Login): Operation =>
  operation({
    operationId: `users.${path.replace('/{id}', '')}`,
    tags: ['users'],
    summary,
    security: isPublic ? ANYBODY : SIGNED_IN,
    parameters: path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, description: 'The token', schema: { type: 'string' } }] : [],
    ...(input && { requestBody: withBody(input) }),
    responses: {
      200: answered('Done', output, headers),
      ...problemResponses(components, [...ALWAYS, ...(method === 'post' ? [...CHANGES, ...BODY] : []), ...codes]),
    },
  })
