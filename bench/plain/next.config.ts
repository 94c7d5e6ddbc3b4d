import path from 'node:path'
import { withPayload } from '@payloadcms/next/withPayload'

// The packages are those of the repository, in which this is built below .tmp.
const root = path.resolve(process.cwd(), '../../..')

export default withPayload({ turbopack: { root }, outputFileTracingRoot: root, typescript: { ignoreBuildErrors: true } })
