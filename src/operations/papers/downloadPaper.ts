import type { PayloadRequest } from 'payload'
export async function downloadPaper(_req: PayloadRequest, _id: string | undefined): Promise<Response> { return new Response('') }
