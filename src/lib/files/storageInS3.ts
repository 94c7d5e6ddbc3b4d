import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { AbortMultipartUploadCommand, DeleteObjectCommand, GetObjectCommand, HeadBucketCommand, ListMultipartUploadsCommand, type S3Client } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { DomainError } from '../../domain/errors.ts'
import { env } from '../env.ts'
import { log } from '../log.ts'
import { s3Client } from './s3Client.ts'
import type { Storage } from './storage.ts'

const PART_BYTES = 8 * 1024 * 1024
const PARTS_AT_ONCE = 2

/** Files as private objects of one bucket, under their keys. What it takes of memory does not depend on their size. */
export const s3: Storage = {
  name: 's3',
  keep: async (key, incoming) => {
    const Body = createReadStream(incoming, { highWaterMark: 256 * 1024 })
    // The type is never the storage's business: whoever may read an object there shall not be shown it.
    const params = { ...bucket(), Key: key, Body, ContentType: 'application/octet-stream' }
    try {
      await withClient((client) => new Upload({ client, params, partSize: PART_BYTES, queueSize: PARTS_AT_ONCE }).done())
    } finally {
      Body.destroy()
    }
    await rm(incoming, { force: true })
  },
  read: async (key, sizeBytes) => {
    const { Body, ContentLength } = await withClient((client) => client.send(new GetObjectCommand({ ...bucket(), Key: key })))
    const content = Body as Readable
    if (ContentLength === sizeBytes) return content
    content.destroy()
    throw new Error(`The stored file ${key} has ${ContentLength} bytes instead of ${sizeBytes}`)
  },
  remove: async (key) => void (await withClient((client) => client.send(new DeleteObjectCommand({ ...bucket(), Key: key })))),
  sweep: async (before, most) => {
    const { Uploads = [] } = await withClient((client) => client.send(new ListMultipartUploadsCommand({ ...bucket(), MaxUploads: most })))
    const late = Uploads.filter(({ Initiated }) => Initiated && Initiated < before)
    for (const { Key, UploadId } of late) await withClient((client) => client.send(new AbortMultipartUploadCommand({ ...bucket(), Key, UploadId })))
    return late.length
  },
  check: async () => void (await s3Client().send(new HeadBucketCommand(bucket()))),
}

const bucket = () => ({ Bucket: env().S3_BUCKET })

/** @throws DomainError `unavailable` while the storage does not answer; its refusals are faults of the installation */
async function withClient<T>(work: (client: S3Client) => Promise<T>): Promise<T> {
  try {
    return await work(s3Client())
  } catch (error) {
    if (!isOutage(error)) throw error
    log().error({ err: error }, 'The file storage can’t be reached')
    throw new DomainError('unavailable', 'The file storage can’t be reached at the moment. Nothing was changed. Try again in a few seconds.')
  }
}

type StorageError = { name?: string; message?: string; $metadata?: { httpStatusCode?: number } }
const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'socket hang up']

function isOutage(error: unknown): boolean {
  const { name = '', message = '', $metadata } = error as StorageError
  const status = $metadata?.httpStatusCode ?? 0
  // The client may wrap an error and keep its message only.
  return NETWORK.some((code) => message.includes(code)) || name === 'TimeoutError' || status >= 500 || status === 429
}
