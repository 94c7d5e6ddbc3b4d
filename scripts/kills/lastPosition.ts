import type { KillablePostgres } from './postgres.ts'

/** Up to where the ledger was written, by everybody before. */
export async function lastPosition({ sql }: KillablePostgres): Promise<number> {
  const [row] = await sql<{ position: string | null }>('select max(position) as position from ledger_transactions')
  return Number(row!.position ?? 0)
}
