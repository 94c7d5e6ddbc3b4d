import { configToSchema } from '@payloadcms/graphql'
import { createHandler } from 'graphql-http/lib/use/fetch'
import { addDataAndFileToRequest, createPayloadRequest, headersWithCors, mergeHeaders, type SanitizedConfig } from 'payload'
import type { GraphQLError } from 'graphql'
import { toProblem } from '../../lib/http/toProblem.ts'
import { depthLimit } from './graphqlDepth.ts'

type Result = { errors?: readonly GraphQLError[] }

/** Payload's GraphQL without Next. Errors carry the same codes as REST, in `extensions`. */
export function graphql(config: SanitizedConfig): (request: Request) => Promise<Response> {
  let built: ReturnType<typeof configToSchema> | undefined
  return async (request) => {
    const original = request.clone()
    const req = await createPayloadRequest({ canSetHeaders: true, config, request })
    await addDataAndFileToRequest(req)
    built ??= configToSchema(config)
    const { schema, validationRules } = built
    const headers: Record<string, string> = {}
    const handle = createHandler({
      context: { headers, req } as never,
      schema: schema as never,
      validationRules: (_request, args, rules) => [...rules, depthLimit, ...(validationRules as (args: unknown) => never[])(args)],
      onOperation: (_request, _args, result) => withCodes(result as Result, req) as never,
    })
    const response = await handle(original)
    const all = headersWithCors({ headers: new Headers(response.headers), req })
    for (const [name, value] of Object.entries(headers)) all.append(name, value)
    return new Response(response.body, { status: response.status, headers: req.responseHeaders ? mergeHeaders(req.responseHeaders, all) : all })
  }
}

function withCodes(result: Result, req: { payload: { logger: { error(...args: unknown[]): void } } }): Result {
  if (!result.errors) return result
  const errors = result.errors.map((error) => {
    const { code, status, detail, details } = toProblem(error.originalError ?? Object.assign(new Error(error.message), { status: 400, name: 'APIError', isPublic: true }))
    if (status >= 500) req.payload.logger.error({ err: error.originalError }, 'A GraphQL operation failed')
    return { message: detail, path: error.path, locations: error.locations, extensions: { code, status, details } }
  })
  return { ...result, errors: errors as never }
}
