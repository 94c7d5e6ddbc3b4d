import path from 'node:path'
import type { Request, Response } from 'express'
import type { Payload } from 'payload'
import { env } from '../lib/env.ts'
import { shareConfig } from '../lib/runningConfig.ts'

export type Panel = { handle: (req: Request, res: Response) => Promise<void>; close: () => Promise<void> }

/** Payload's panel, served by Next from its build. Nothing but the panel goes through Next. */
export async function startPanel(payload: Payload): Promise<Panel> {
  shareConfig(payload.config)
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  // Node.js reads next.config.ts by itself: no compiler is loaded for it, and an image holds none.
  process.env.__NEXT_NODE_NATIVE_TS_LOADER_ENABLED = 'true'
  const { default: next } = await import('next')
  const dir = path.resolve(import.meta.dirname, '../..')
  const app = next({ dev: false, dir, customServer: true })
  await app.prepare()
  const handle = app.getRequestHandler()
  return {
    handle: async (req, res) => (isOtherName(req) ? res.redirect(307, env().PUBLIC_URL + req.originalUrl) : handle(withPolicy(req, res), res)),
    close: () => app.close(),
  }
}

/** Next takes the nonce for its inline scripts from the policy, which it looks for in the request. */
function withPolicy(req: Request, res: Response): Request {
  req.headers['content-security-policy'] = String(res.getHeader('content-security-policy'))
  return req
}

/** 127.0.0.1 is this machine too, but cookies and the origin list are for the name in PUBLIC_URL. */
const isOtherName = (req: Request): boolean => env().PUBLIC_URL === `http://${req.get('host')?.replace('127.0.0.1', 'localhost')}` && req.hostname === '127.0.0.1'
