import { configToSchema } from '@payloadcms/graphql'
import { formatNames, type PayloadRequest, type SanitizedConfig } from 'payload'
import { requireReadable } from '../../lib/http/requireReadable.ts'

type Built = ReturnType<typeof configToSchema>
type Resolve = (source: unknown, args: { id: string }, context: { req: PayloadRequest }, info: unknown) => unknown

/** Payload's GraphQL, in which permissions do not tell that a document is there. */
export function graphqlSchema(config: SanitizedConfig): Built {
  const built = configToSchema(config)
  const fields = built.schema.getQueryType()?.getFields() ?? {}
  for (const { slug } of config.collections) {
    const field = fields[`docAccess${formatNames(slug).singular}`] as unknown as { resolve: Resolve } | undefined
    if (field) field.resolve = guarded(slug, field.resolve)
  }
  return built
}

const guarded =
  (slug: string, resolve: Resolve): Resolve =>
  async (source, args, context, info) => {
    await requireReadable(context.req, slug, args.id)
    return resolve(source, args, context, info)
  }
