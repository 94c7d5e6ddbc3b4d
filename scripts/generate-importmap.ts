import { generateImportMap } from 'payload'
import config from '../payload.config.ts'

/** Writes the list of panel components that the build needs. */
await generateImportMap(await config, { force: true, log: false })
process.exit(0)
