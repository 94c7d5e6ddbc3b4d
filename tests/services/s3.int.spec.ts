import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { CreateBucketCommand, CreateMultipartUploadCommand, ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { forgetEnv } from '../../src/lib/env.ts'
import { newKey, storage } from '../../src/lib/files/storage.ts'
import { startOrderApp, type OrderApp } from '../support/orderApp.ts'

/** Files in a real storage, which refuses what it must: `npm run services -- s3` starts one and runs this. */
const ENDPOINT = process.env['TEST_S3_ENDPOINT']
const BUCKET = `files-${randomBytes(4).toString('hex')}`
const keys = { accessKeyId: process.env['TEST_S3_ACCESS_KEY_ID'] ?? '', secretAccessKey: process.env['TEST_S3_SECRET_ACCESS_KEY'] ?? '' }

const described = ENDPOINT ? describe : describe.skip
described('in a real storage', () => {
  let o: OrderApp
  let client: S3Client
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'scriptorium-s3-'))
    client = new S3Client({ endpoint: ENDPOINT!, region: 'us-east-1', forcePathStyle: true, credentials: keys })
    await client.send(new CreateBucketCommand({ Bucket: BUCKET }))
    Object.assign(process.env, { S3_BUCKET: BUCKET, S3_ENDPOINT: ENDPOINT, S3_ACCESS_KEY_ID: keys.accessKeyId, S3_SECRET_ACCESS_KEY: keys.secretAccessKey })
    o = await startOrderApp()
  })
  afterAll(async () => {
    await o?.app.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const objects = async () => ((await client.send(new ListObjectsV2Command({ Bucket: BUCKET }))).Contents ?? []).map(({ Key }) => Key!)
  const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex')
  const keep = async (content: Buffer): Promise<string> => {
    const key = newKey('website')
    await writeFile(path.join(folder, 'incoming'), content)
    await storage().keep(key, path.join(folder, 'incoming'))
    return key
  }
  const contentOf = async (key: string, bytes: number) => Buffer.concat(await (await storage().read(key, bytes)).toArray() as Buffer[])

  it('a file goes there and back through the API', async () => {
    const { id } = await o.bring('in_progress')
    const file = await o.ok(o.upload('writer', id))
    const got = await o.as('editor', 'GET', `/api/orders/${id}/deliverables/${file.id}/download`)
    expect(got.status).toBe(200)
    expect(hash(got.body)).toBe(file.sha256)
    expect((await o.upload('writer', id, { name: 'work.docx' })).status).toBe(415)
    expect(await objects()).toHaveLength(1)
  })

  it.each([1, 100_000, 8 * 1024 * 1024, 8 * 1024 * 1024 + 1, 50_000_000])('%i bytes come back as they were', async (bytes) => {
    const content = randomBytes(bytes)
    const key = await keep(content)
    expect(hash(await contentOf(key, bytes))).toBe(hash(content))
    expect(await readdir(folder)).toEqual([])
    await storage().remove(key)
    expect(await objects()).not.toContain(key)
    await expect(storage().read(key, bytes)).rejects.toMatchObject({ name: 'NoSuchKey' })
  })

  it('nobody gets a file past the platform', async () => {
    const key = await keep(Buffer.from('private'))
    expect((await fetch(`${ENDPOINT}/${BUCKET}/${key}`)).status).toBe(403)
    expect((await fetch(`${ENDPOINT}/${BUCKET}?list-type=2`)).status).toBe(403)
    expect((await fetch(`${ENDPOINT}/${BUCKET}/${key}`, { method: 'PUT', body: 'other' })).status).toBe(403)
    expect(String(await contentOf(key, 7))).toBe('private')
  })

  it('unfinished uploads are aborted by the sweep, and only old ones', async () => {
    await client.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: 'cut-off' }))
    const unfinished = async () => ((await client.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }))).Uploads ?? []).length
    expect(await storage().sweep(new Date(Date.now() - 86_400_000), 100)).toBe(0)
    expect(await unfinished()).toBe(1)
    expect(await storage().sweep(new Date(Date.now() + 86_400_000), 100)).toBe(1)
    expect(await unfinished()).toBe(0)
  })

  it('a wrong secret and a bucket that is not there are told from an outage', async () => {
    await expect(storage().check()).resolves.toBeUndefined()
    const asks = async (change: Record<string, string>) => {
      const before = { ...process.env }
      Object.assign(process.env, change)
      forgetEnv()
      try {
        return await storage().check().then(() => 'well', (error: Error & { $metadata?: { httpStatusCode?: number } }) => error.$metadata?.httpStatusCode)
      } finally {
        Object.assign(process.env, before)
        forgetEnv()
      }
    }
    expect(await asks({ S3_SECRET_ACCESS_KEY: 'another' })).toBe(403)
    expect(await asks({ S3_BUCKET: 'not-there' })).toBe(404)
  })

  it('while nothing answers, uploads and downloads are answered 503', async () => {
    const { id } = await o.bring('in_progress')
    const file = await o.ok(o.upload('writer', id))
    process.env['S3_ENDPOINT'] = 'http://127.0.0.1:1'
    forgetEnv()
    expect(await o.upload('writer', id)).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    expect(await o.as('writer', 'GET', `/api/orders/${id}/deliverables/${file.id}/download`)).toMatchObject({ status: 503 })
    process.env['S3_ENDPOINT'] = ENDPOINT
    forgetEnv()
    expect((await o.as('writer', 'GET', `/api/orders/${id}/deliverables/${file.id}/download`)).status).toBe(200)
  })
})
