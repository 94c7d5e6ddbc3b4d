import type { PayloadRequest } from 'payload'
import type { OutboxEvent } from '../../lib/feature.ts'
export async function keepPdfs(_req: PayloadRequest, _event: OutboxEvent): Promise<void> {}
