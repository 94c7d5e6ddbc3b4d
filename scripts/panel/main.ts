import { fail } from '../bootstrap/fail.mjs'
import { buildPanel } from './buildPanel.ts'

// `npm run build`: the panel alone, for an image or before its tests.
try {
  process.env['NODE_ENV' as string] = 'production'
  await buildPanel()
} catch (error) {
  fail(error)
}
