import { runWithPinnedNode } from './bootstrap/runWithPinnedNode.mjs'

// `node scripts/run.mjs scripts/superadmin.ts …`: runs a script beside the server or without it.
await runWithPinnedNode('scripts/start/withDatabase.ts', process.argv.slice(2))
