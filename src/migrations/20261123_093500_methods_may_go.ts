import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'

const USED_IN = ['payments', 'installment_plans'] as const

const pointing = (onDelete: 'set null' | 'restrict'): string => USED_IN.map((table) => `
  alter table ${table} drop constraint ${table}_method_id_payment_methods_id_fk,
    add constraint ${table}_method_id_payment_methods_id_fk foreign key (method_id) references payment_methods (id) on delete ${onDelete};`).join('')

/** A client may remove a saved method that was used: what was paid with it stays, and no longer says with which one. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(pointing('set null'))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(pointing('restrict'))
}
