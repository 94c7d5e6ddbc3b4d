import path from 'node:path'
import type { Request, Response } from 'express'
import type { Payload } from 'payload'
import { shareConfig } from '../lib/runningConfig.ts'

export type Panel = { handle: (req: Request, res: Response) => Promise<void>; close: () => Promise<void> }

/** Payload's panel, served by Next from its build. Nothing but the panel goes through Next. */
export async function startPanel(payload: Payload): Promise<Panel> {
  shareConfig(payload.config)
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  const { default: next } = await import('next')
  const dir = path.resolve(import.meta.dirname, '../..')
  const app = next({ dev: false, dir, customServer: true })
  await app.prepare()
  const handle = app.getRequestHandler()
  return { handle: (req, res) => handle(withPolicy(req, res), res), close: () => app.close() }
}

/** Next takes the nonce for its inline scripts from the policy, which it looks for in the request. */
function withPolicy(req: Request, res: Response): Request {
  req.headers['content-security-policy'] = String(res.getHeader('content-security-policy'))
  return req
}
