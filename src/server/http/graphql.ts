import { execute, GraphQLError, parse, specifiedRules, validate, type DocumentNode, type ExecutionArgs } from 'graphql'
import { createHandler } from 'graphql-http/lib/use/fetch'
import { addDataAndFileToRequest, createPayloadRequest, headersWithCors, mergeHeaders, type PayloadRequest, type SanitizedConfig } from 'payload'
import { type Problem, toProblem } from '../../lib/http/toProblem.ts'
import { addressOf } from './addressOf.ts'
import { graphqlLimits } from './graphqlLimits.ts'
import { guardedMutations, refuseManyLogins } from './graphqlLogin.ts'
import { graphqlSchema } from './graphqlSchema.ts'
import { takePoint } from './limiters.ts'

// A query of a page has a few hundred; parsing a body full of them would hold everybody up.
const MAX_TOKENS = 5_000
const MAX_ERRORS = 20

type Result = { errors?: readonly GraphQLError[] }
type Built = ReturnType<typeof graphqlSchema>

/** Payload's GraphQL without Next. Errors carry the same codes as REST, in `extensions`. */
export function graphql(config: SanitizedConfig): (request: Request) => Promise<Response> {
  let built: Built | undefined
  return async (request) => {
    const original = request.clone()
    const req = await createPayloadRequest({ canSetHeaders: true, config, request })
    await addDataAndFileToRequest(req)
    built ??= graphqlSchema(config)
    return answer(req, { built, original, address: addressOf(request) })
  }
}

type Asked = { built: Built; original: Request; address: string }

async function answer(req: PayloadRequest, { built: { schema, validationRules }, original, address }: Asked): Promise<Response> {
  const headers: Record<string, string> = {}
  let tooOften: Problem | null = null
  const handle = createHandler({
    context: { headers, req } as never,
    schema: schema as never,
    parse: (source) => parsed(String(source)),
    validationRules: (_request, args) => [...specifiedRules, ...(validationRules as (args: unknown) => never[])(args)],
    // One after the other: each relies on what the one before has refused.
    validate: (used, document, rules) => firstOf(
      () => graphqlLimits(document),
      () => refuseManyLogins(document),
      () => validate(used, document, rules, { maxErrors: MAX_ERRORS }),
    ),
    execute: async (args) => {
      tooOften = await countLogins(req, args as ExecutionArgs, address)
      return tooOften ? { errors: [] } : execute(args as ExecutionArgs)
    },
    onOperation: (_request, _args, result) => withCodes(result as Result, req) as never,
    formatError: (error) => refusalOf(error) as never,
  })
  const response = await handle(original)
  const all = headersWithCors({ headers: new Headers(response.headers), req })
  for (const [name, value] of Object.entries(headers)) all.append(name, value)
  if (tooOften) return Response.json(tooOften, { status: 429, headers: headersWithCors({ headers: new Headers(), req }) })
  return new Response(response.body, { status: response.status, headers: req.responseHeaders ? mergeHeaders(req.responseHeaders, all) : all })
}

/** @throws GraphQLError also for nesting that the parser's stack can't hold */
function parsed(source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: MAX_TOKENS })
  } catch (error) {
    throw error instanceof RangeError ? new GraphQLError('Nest less deeply.') : error
  }
}

function firstOf(...checks: (() => readonly GraphQLError[])[]): readonly GraphQLError[] {
  for (const check of checks) {
    const errors = check()
    if (errors.length > 0) return errors
  }
  return []
}

async function countLogins(req: PayloadRequest, { document, operationName }: ExecutionArgs, address: string): Promise<Problem | null> {
  for (const limit of guardedMutations(document, operationName)) {
    const refused = await takePoint(req.payload, limit, address)
    if (refused) return refused
  }
  return null
}

function withCodes(result: Result, req: PayloadRequest): Result {
  if (!result.errors) return result
  const errors = result.errors.map((error) => {
    const { code, status, detail, details } = toProblem(error.originalError ?? Object.assign(new Error(error.message), { status: 400, name: 'APIError', isPublic: true }))
    if (status >= 500) req.payload.logger.error({ err: error.originalError }, 'A GraphQL operation failed')
    return { message: detail, path: error.path, locations: error.locations, extensions: { code, status, details } }
  })
  return { ...result, errors: errors as never }
}

/** What refuses a query before it runs has no code yet. In production it must not describe the schema either. */
function refusalOf(error: GraphQLError | Error): unknown {
  if ('extensions' in error && error.extensions?.code) return error
  const message = process.env.NODE_ENV === 'production' ? error.message.replace(/ Did you mean .*$/s, '') : error.message
  return { message, locations: 'locations' in error ? error.locations : undefined, extensions: { code: 'invalid_input', status: 400 } }
}
