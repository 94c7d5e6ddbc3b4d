import { mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { forgetEnv } from '../../src/lib/env.ts'
import { startS3Server, type S3Server } from '../support/s3Server.ts'
import { fileStories } from './stories.ts'

/** Files in a bucket: a small storage of the tests, which checks no signature. */
const BUCKET = 'files'
let server: S3Server

beforeAll(async () => {
  server = await startS3Server(BUCKET)
  Object.assign(process.env, { S3_BUCKET: BUCKET, S3_ENDPOINT: server.url, S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'secret' })
})
afterAll(() => server?.stop())

const app = fileStories({
  names: async () => [...server.objects.keys()].map((key) => key.split('/').at(-1)!),
  contentOf: async (key) => String(server.objects.get(key)),
  openReads: () => server.openReads(),
})

describe('when the storage', () => {
  it('fails, an upload is answered 503, and nothing of it stays', async () => {
    const o = app()
    const { id } = await o.bring('in_progress')
    server.failWith(500)
    const answer = await o.upload('writer', id)
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    server.failWith(null)
    expect((await o.as('writer', 'GET', `/api/orders/${id}/deliverables`)).body.docs).toEqual([])
    expect(server.objects.size).toBe(await rowCount())
    expect((await o.upload('writer', id)).status).toBe(201)
  })

  it('fails, a download is answered 503, and works again afterwards', async () => {
    const o = app()
    const { id } = await o.bring('in_progress')
    const file = await o.ok(o.upload('writer', id))
    const download = () => o.as('writer', 'GET', `/api/orders/${id}/deliverables/${file.id}/download`)
    server.failWith(503)
    expect(await download()).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    server.failWith(null)
    expect((await download()).status).toBe(200)
  })

  it('is not there, both are answered 503', async () => {
    const o = app()
    const { id } = await o.bring('in_progress')
    const file = await o.ok(o.upload('writer', id))
    useEndpoint('http://127.0.0.1:1')
    expect(await o.upload('writer', id)).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    expect(await o.as('writer', 'GET', `/api/orders/${id}/deliverables/${file.id}/download`)).toMatchObject({ status: 503 })
    useEndpoint(server.url)
    expect((await o.as('writer', 'GET', `/api/orders/${id}/deliverables/${file.id}/download`)).status).toBe(200)
  })

  it('holds another content than was stored, none of it is handed on', async () => {
    const o = app()
    const { id } = await o.bring('in_progress')
    const file = await o.ok(o.upload('writer', id))
    const [row] = await o.app.database.sql<{ storage_key: string }>('select storage_key from deliverables where id = $1', [file.id])
    server.objects.set(row!.storage_key, Buffer.from('cut'))
    expect((await o.as('writer', 'GET', `/api/orders/${id}/deliverables/${file.id}/download`)).status).toBe(500)
  })

  it('holds unfinished uploads, the sweep aborts those older than a day', async () => {
    const { sweepUploads } = await import('../../src/operations/files/sweepUploads.ts')
    const day = 86_400_000
    server.unfinished.set('old', { key: 'x', begun: new Date(Date.now() - 2 * day), parts: new Map() })
    server.unfinished.set('new', { key: 'y', begun: new Date(), parts: new Map() })
    app().app.setClock(null)
    expect(await sweepUploads()).toBe(1)
    expect([...server.unfinished.keys()]).toEqual(['new'])
  })

  const useEndpoint = (url: string) => {
    process.env['S3_ENDPOINT'] = url
    forgetEnv()
  }
  const rowCount = async () => Number((await app().app.database.sql<{ count: string }>('select count(*) from deliverables'))[0]!.count)
})

it('takes a large file in parts', async () => {
  const { storage } = await import('../../src/lib/files/storage.ts')
  const dir = await mkdtemp(path.join(os.tmpdir(), 'scriptorium-part-'))
  const { writeFile } = await import('node:fs/promises')
  const content = Buffer.alloc(20_000_000, 'ink')
  await writeFile(path.join(dir, 'large'), content)
  await storage().keep('website/aa/large', path.join(dir, 'large'))
  expect(server.objects.get('website/aa/large')?.equals(content)).toBe(true)
  expect(await readdir(dir)).toEqual([])
  await rm(dir, { recursive: true })
})
