import type { PostgresAdapter } from '@payloadcms/db-postgres'

type SchemaHook = NonNullable<PostgresAdapter['beforeSchemaInit']>[number]

/**
 * Payload's foreign keys are ON DELETE SET NULL: deleting a website or a user would null the rows of
 * money that belong to it. Here such a delete is refused; rows of a document's own arrays still go
 * with it.
 */
export const restrictDeletes: SchemaHook = ({ schema, adapter }) => {
  for (const table of Object.values(adapter.rawTables)) {
    for (const column of Object.values(table.columns)) {
      if (column.reference?.onDelete === 'set null') column.reference.onDelete = 'restrict'
    }
  }
  return schema
}
