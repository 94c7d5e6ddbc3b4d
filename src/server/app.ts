import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { handleEndpoints, type Payload } from 'payload'
import { env } from '../lib/env.ts'
import { problem, toProblem } from '../lib/http/toProblem.ts'
import { log } from '../lib/log.ts'
import { accessLog } from './http/accessLog.ts'
import { crossOrigin } from './http/crossOrigin.ts'
import { docs } from './http/docs.ts'
import { fetchHandler } from './http/fetchHandler.ts'
import { graphql } from './http/graphql.ts'
import { health, type Drain } from './http/health.ts'
import { identify } from './http/identify.ts'
import { indexRoutes } from './http/indexRoutes.ts'
import { rateLimits } from './http/rateLimits.ts'
import { refuseLargeBody } from './http/refuseLargeBody.ts'
import { refuseWrongOrigin } from './http/refuseWrongOrigin.ts'
import { requestContext } from './http/requestContext.ts'
import { securityHeaders } from './http/securityHeaders.ts'
import { sendProblem } from './http/sendProblem.ts'
import { newRegistry } from './metrics/newRegistry.ts'
import { requestMetrics } from './metrics/requestMetrics.ts'
import { routeNamer } from './metrics/routePattern.ts'
import { serveMetrics } from './metrics/serveMetrics.ts'

type NextHandler = (req: Request, res: Response) => Promise<void>
export type AppParts = { payload: Payload; panel?: NextHandler; drain?: Drain }

/** The web server, in the order in which a request meets it. */
export function createApp({ payload, panel, drain = { isDraining: false } }: AppParts): Express {
  indexRoutes(payload)
  const app = express()
  const metrics = newRegistry(payload)
  app.disable('x-powered-by')
  app.set('trust proxy', env().TRUST_PROXY)
  app.use(requestContext)
  app.use(accessLog())
  app.use(requestMetrics(metrics.registry, routeNamer(payload.config)))
  app.use(securityHeaders())
  app.use(health({ payload, drain }))
  app.get('/metrics', (req, res) => serveMetrics(metrics, req, res))
  app.use('/api', crossOrigin(), refuseLargeBody, refuseWrongOrigin)
  app.use(docs(payload.config))
  app.use(rateLimits(payload))
  app.use(identify(payload))
  app.use('/api/graphql', fetchHandler(graphql(payload.config)))
  app.use('/api', fetchHandler((request) => handleEndpoints({ config: payload.config, request })))
  if (panel) app.use((req, res) => panel(req, res))
  app.use((_req, res) => sendProblem(res, problem('not_found', 'There is nothing at this address.')))
  app.use(answerError)
  return app
}

/** What no other place caught. Express tells error handlers by their four parameters. */
function answerError(error: unknown, _req: Request, res: Response, _next: NextFunction): void {
  const told = toProblem(error)
  if (told.status >= 500) log().error({ err: error }, 'A request failed')
  sendProblem(res, told)
}
