import { CreateBucketCommand, HeadBucketCommand, S3ServiceException } from '@aws-sdk/client-s3'
import { env } from '../../src/lib/env.ts'
import { s3Client } from '../../src/lib/files/s3Client.ts'

// The command `bucket`: makes the bucket of S3_BUCKET unless it is there. A new bucket is private.
const Bucket = env().S3_BUCKET
if (!Bucket) throw new Error('S3_BUCKET must be set.')
if (await isThere()) process.stdout.write(`The bucket ${Bucket} is there.\n`)
else {
  await s3Client().send(new CreateBucketCommand({ Bucket }))
  process.stdout.write(`The bucket ${Bucket} was made.\n`)
}
process.exit(0)

async function isThere(): Promise<boolean> {
  try {
    await s3Client().send(new HeadBucketCommand({ Bucket }))
    return true
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return false
    throw error
  }
}
