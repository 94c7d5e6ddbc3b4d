import { storage } from '../../../../lib/files/storage.ts'
import { log } from '../../../../lib/log.ts'
import type { HealthCheck } from '../check.ts'

/** Whether files can be stored and fetched. */
export const fileStorage: HealthCheck = {
  name: 'storage',
  title: 'File storage',
  finds: 'The bucket or the upload folder can’t be used.',
  run: async () => {
    const { name, check } = storage()
    try {
      await check()
      return { status: 'ok', says: name === 's3' ? 'Files lie in the bucket, and it answers.' : 'Files lie in the folder for uploads.' }
    } catch (err) {
      log().error({ err }, 'The file storage can’t be used')
      return { status: 'failing', says: 'The file storage can’t be used: nothing can be uploaded or downloaded.', todo: 'The reason is in the log; see that the S3 settings, or UPLOAD_DIR, are right.' }
    }
  },
}
