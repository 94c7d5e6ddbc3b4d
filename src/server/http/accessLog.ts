import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { pinoHttp } from 'pino-http'
import { current } from '../../lib/context.ts'
import { log } from '../../lib/log.ts'

const QUIET = /^\/(_next|healthz|readyz|metrics)/

/** One log line a request, without query strings: they may carry tokens. */
export const accessLog = (): RequestHandler =>
  pinoHttp({
    logger: log(),
    genReqId: () => current().requestId,
    autoLogging: { ignore: (req: IncomingMessage) => QUIET.test(req.url ?? '') },
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : res.statusCode >= 400 ? 'info' : 'debug'),
    serializers: {
      req: ({ method, url, remoteAddress }: { method: string; url: string; remoteAddress: string }) => ({ method, path: url.split('?')[0], remoteAddress }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
  }) as unknown as RequestHandler
