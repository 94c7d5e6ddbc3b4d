import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { env } from '../env.ts'

/** An answer that is a file of one of these content types, and not JSON. */
export type FileOutput = { file: readonly [string, ...string[]] }

/** What an endpoint answers on success, as the API reference tells it. */
export type Output = z.ZodType | FileOutput

export const fileOf = (...types: [string, ...string[]]): FileOutput => ({ file: types })

export const isFile = (output: Output): output is FileOutput => 'file' in output

/** A document of a collection as the caller may read it; the reference describes it by the collection's fields. */
export const documentOf = (collection: string): z.ZodType =>
  z.record(z.string(), z.unknown()).meta({ documentOf: collection })

/** Payload's page of a list. */
export const pageOf = (doc: z.ZodType): z.ZodType =>
  z.object({
    docs: z.array(doc),
    totalDocs: z.int(), limit: z.int(), totalPages: z.int(), page: z.int().optional(), pagingCounter: z.int(),
    hasPrevPage: z.boolean(), hasNextPage: z.boolean(), prevPage: z.int().nullable().optional(), nextPage: z.int().nullable().optional(),
  })

/** A moment as JSON carries it. */
export const moment = z.iso.datetime()

/** Facts whose names depend on what they are about. */
export const facts = z.record(z.string(), z.unknown())

/**
 * Compares an answer with its description, in tests only.
 * @throws Error when it has a field that the description lacks, or lacks one that it promises
 */
export function checkOutput(output: Output, answer: unknown, where: string): void {
  if (env().APP_ENV !== 'test' || isFile(output)) return
  const json: unknown = JSON.parse(JSON.stringify(answer ?? null))
  const parsed = output.safeParse(json)
  if (!parsed.success) throw new Error(`${where} answers what its output does not describe: ${z.prettifyError(parsed.error)}`)
  if (!isDeepStrictEqual(parsed.data, json)) throw new Error(`${where} answers fields that its output does not describe: ${JSON.stringify(json).slice(0, 2_000)}`)
}
