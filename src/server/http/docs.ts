import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Router, type Request, type Response } from 'express'
import type { SanitizedConfig } from 'payload'
import { openApi } from '../openapi/openApi.ts'

const VIEWER_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']
const viewerFolder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

/** The API reference: a page for people at `/api/docs`, and the OpenAPI document that it shows. */
export function docs(config: SanitizedConfig): Router {
  const document = kept(config)
  const router = Router()
  router.get('/api/docs', (_req, res) => void res.type('html').set('cache-control', 'public, max-age=300').send(PAGE))
  router.get('/api/docs/start.js', (_req, res) => void res.type('js').set('cache-control', 'public, max-age=300').send(START))
  router.get('/api/docs/openapi.json', async (req, res) => sendDocument(req, res, await document()))
  for (const file of VIEWER_FILES) {
    router.get(`/api/docs/${file}`, (_req, res) => res.sendFile(file, { root: viewerFolder, maxAge: '1d' }))
  }
  return router
}

type Kept = { plain: Buffer; zipped: Buffer }

/** Made when it is first asked for: it depends on nothing but the configuration. */
function kept(config: SanitizedConfig): () => Promise<Kept> {
  let made: Promise<Kept> | undefined
  return () => (made ??= make(config))
}

async function make(config: SanitizedConfig): Promise<Kept> {
  const plain = Buffer.from(JSON.stringify(await openApi(config)))
  return { plain, zipped: await promisify(gzip)(plain) }
}

function sendDocument(req: Request, res: Response, { plain, zipped }: Kept): void {
  res.type('application/json').set({ 'cache-control': 'public, max-age=300', vary: 'accept-encoding' })
  if (req.acceptsEncodings('gzip') === 'gzip') res.set('content-encoding', 'gzip').send(zipped)
  else res.send(plain)
}

// Files of our own and nothing inline: the page runs under the same Content-Security-Policy as the rest.
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Scriptorium API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="reference"><noscript>This page needs JavaScript. The document itself: <a href="/api/docs/openapi.json">openapi.json</a>.</noscript></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`

const START = `SwaggerUIBundle({
  url: '/api/docs/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  filter: true,
  displayRequestDuration: true,
  validatorUrl: null,
})
`
