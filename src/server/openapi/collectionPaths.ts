import type { SanitizedCollectionConfig } from 'payload'
import { COMMON_ERRORS } from '../../domain/commonErrors.ts'
import type { ErrorCode } from '../../domain/errors.ts'
import { callersByOperation } from './callersByOperation.ts'
import { ANYBODY, documentName, keepSchema, pascal, schemaRef, SIGNED_IN, type Components } from './components.ts'
import { answered, json, operation, withBody } from './operation.ts'
import { ALWAYS, BODY, CHANGES, problemResponses } from './problems.ts'
import { listParameters, shapeParameters, whereParameter, whereSchema } from './queryParameters.ts'
import { readSchema, UUID } from './readSchema.ts'
import type { Operation, Parameter, Paths, Schema } from './types.ts'
import { writeSchema } from './writeSchema.ts'

type Names = { slug: string; one: string; many: string; document: string; where: string }
type Callers = Record<'read' | 'create' | 'update' | 'delete', string>
export type Described = { collection: SanitizedCollectionConfig; components: Components; hasWorkflow: boolean }

/** Payload's routes of one collection, as far as anybody is let in; those that nobody may use are not told. */
export async function collectionPaths(described: Described): Promise<Paths> {
  const { collection, components } = described
  const [read, create, update, remove] = await callersByOperation(collection)
  const callers = { read: read!, create: create!, update: update!, delete: remove! }
  if (!Object.values(callers).some(Boolean)) return {}
  const { slug, labels } = collection
  const names: Names = { slug, one: lower(labels.singular), many: lower(labels.plural), document: documentName(slug), where: `${pascal(slug)}Where` }
  keepSchema(components, names.document, readSchema(collection))
  components.schemas[names.where] = whereSchema(collection, names.where)
  const all = `/api/${slug}`
  return {
    [all]: { ...(callers.read && { get: find(names, described, callers) }), ...(callers.create && { post: await createOne(names, described, callers) }) },
    ...(callers.read && { [`${all}/count`]: { get: count(names, described, callers) } }),
    [`${all}/{id}`]: {
      ...(callers.read && { get: findById(names, described, callers) }),
      ...(callers.update && { patch: await change(names, described, callers) }),
      ...(callers.delete && { delete: removeOne(names, described, callers) }),
    },
  }
}

const lower = (label: unknown): string => String(label).toLowerCase()
const forWhom = (callers: string): string => `For: ${callers}; which documents and fields they see or write, their roles decide.`
const isOpen = (callers: string): boolean => callers === 'everybody'
const securityFor = (callers: string) => (isOpen(callers) ? ANYBODY : SIGNED_IN)
const ID: Parameter = { name: 'id', in: 'path', required: true, schema: UUID }
// Where no website is named, there is nothing that a stranger may read.
const READ: ErrorCode[] = [...ALWAYS, 'invalid_input', 'malformed_json', 'forbidden']

function find({ slug, many, document, where }: Names, { collection, components }: Described, { read }: Callers): Operation {
  components.schemas[`${document}Page`] = pageSchema(document)
  return operation({
    operationId: `${slug}.find`, tags: [slug], summary: `A page of ${many}`, description: forWhom(read), security: securityFor(read),
    parameters: listParameters(collection, where),
    responses: { 200: answered('The page', schemaRef(`${document}Page`)), ...problemResponses(components, READ) },
  })
}

const count = ({ slug, many, where }: Names, { components }: Described, { read }: Callers): Operation =>
  operation({
    operationId: `${slug}.count`, tags: [slug], summary: `How many ${many} there are`, description: forWhom(read), security: securityFor(read),
    parameters: [whereParameter(where)],
    responses: {
      200: answered('The count', { type: 'object', properties: { totalDocs: { type: 'integer' } }, required: ['totalDocs'], additionalProperties: false }),
      ...problemResponses(components, READ),
    },
  })

const findById = ({ slug, one, document }: Names, { collection, components }: Described, { read }: Callers): Operation =>
  operation({
    operationId: `${slug}.findById`, tags: [slug], summary: `One ${one}`, description: forWhom(read), security: securityFor(read),
    parameters: [ID, ...shapeParameters(collection)],
    responses: { 200: answered('The document, with nothing around it', schemaRef(document)), ...problemResponses(components, [...READ, 'not_found']) },
  })

async function createOne(names: Names, described: Described, { create }: Callers): Promise<Operation> {
  const { slug, one, document } = names
  const body = `New${document}`
  described.components.schemas[body] = await writeSchema(described.collection, 'create', described.hasWorkflow)
  return operation({
    operationId: `${slug}.create`, tags: [slug], summary: `Makes a new ${one}`, description: forWhom(create), security: SIGNED_IN,
    parameters: shapeParameters(described.collection).filter(isNoJoin),
    requestBody: withBody(schemaRef(body)),
    responses: { 201: answered('The new document', changed(document)), ...problemResponses(described.components, [...writeCodes(described, 'create')]) },
  })
}

async function change(names: Names, described: Described, { update }: Callers): Promise<Operation> {
  const { slug, one, document } = names
  const body = `${document}Change`
  described.components.schemas[body] = await writeSchema(described.collection, 'update', described.hasWorkflow)
  return operation({
    operationId: `${slug}.update`, tags: [slug], summary: `Changes one ${one}; fields that are left out stay as they are`, description: forWhom(update), security: SIGNED_IN,
    parameters: [ID, ...shapeParameters(described.collection).filter(isNoJoin)],
    requestBody: withBody(schemaRef(body)),
    responses: { 200: answered('The changed document', changed(document)), ...problemResponses(described.components, [...writeCodes(described, 'update'), 'not_found']) },
  })
}

const removeOne = ({ slug, one, document }: Names, described: Described, { delete: callers }: Callers): Operation =>
  operation({
    operationId: `${slug}.delete`, tags: [slug], summary: `Deletes one ${one}`, description: forWhom(callers), security: SIGNED_IN,
    parameters: [ID, ...shapeParameters(described.collection).filter(isNoJoin)],
    responses: { 200: answered('The deleted document', changed(document)), ...problemResponses(described.components, [...writeCodes(described, 'delete'), 'not_found']) },
  })

const isNoJoin = (parameter: Parameter): boolean => 'name' in parameter && parameter.name !== 'joins'

const changed = (document: string): Schema => ({
  type: 'object', properties: { doc: schemaRef(document), message: { type: 'string' } }, required: ['doc', 'message'], additionalProperties: false,
})

/** Codes of a collection's own rules are said by its `custom.refusals`. */
function writeCodes({ collection, hasWorkflow }: Described, purpose: 'create' | 'update' | 'delete'): ErrorCode[] {
  const own = (collection.custom?.refusals as Partial<Record<typeof purpose, ErrorCode[]>> | undefined)?.[purpose] ?? []
  const body = purpose === 'delete' ? (['invalid_input'] as const) : BODY
  const state = hasWorkflow && purpose !== 'delete' ? (['state_not_writable'] as const) : []
  return [...ALWAYS, ...CHANGES, ...body, 'forbidden', ...state, ...own].filter((code): code is ErrorCode => code in COMMON_ERRORS || own.includes(code as ErrorCode))
}

const pageSchema = (document: string): Schema => ({
  ...json.page,
  properties: { docs: { type: 'array', items: schemaRef(document) }, ...(json.page.properties as object) },
})
