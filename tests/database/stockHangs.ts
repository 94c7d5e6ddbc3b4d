import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig, getPayload } from 'payload'

// Stock Payload as it comes, and 16 changes at once of different documents on its pool of 10.
const payload = await getPayload({
  config: buildConfig({
    secret: 'a secret that only the tests of this repository use',
    telemetry: false,
    typescript: { autoGenerate: false },
    logger: { options: { level: 'silent' } } as never,
    db: postgresAdapter({ push: true, pool: { connectionString: process.argv[2]!, max: 10 } }),
    collections: [{ slug: 'users', auth: true, fields: [] }, { slug: 'notes', fields: [{ name: 'text', type: 'text' }] }],
  }),
})
const ids: (string | number)[] = []
for (let i = 0; i < 16; i += 1) ids.push((await payload.create({ collection: 'notes' as never, data: { text: 'a' } as never })).id)
process.stdout.write('changing\n')
await Promise.all(ids.map((id) => payload.update({ collection: 'notes' as never, id, data: { text: 'b' } as never, overrideLock: false })))
process.stdout.write('changed\n')
process.exit(0)
