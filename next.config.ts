import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // The same files make the same build.
  generateBuildId: async () => {
    const [{ hashOf }, { panelInputs }] = await Promise.all([import('./scripts/bootstrap/hashOf.ts'), import('./scripts/panel/panelInputs.ts')])
    return hashOf(panelInputs()).slice(0, 20)
  },
  reactStrictMode: true,
  // Checked by `npm run check`, with the rest of the code.
  typescript: { ignoreBuildErrors: true },
  // The server has these already: one copy of each in the process, and a shorter build.
  serverExternalPackages: ['payload', '@payloadcms/translations', 'pg', 'pg-boss', 'pino'],
  experimental: {
    // A third of the build's time.
    turbopackSourceMaps: false,
    turbopackInputSourceMaps: false,
    turbopackMinify: { server: false },
  },
}

export default withPayload(config, { devBundleServerPackages: false })
