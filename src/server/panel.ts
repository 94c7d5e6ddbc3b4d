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
  return { handle: (req, res) => handle(req, res), close: () => app.close() }
}
