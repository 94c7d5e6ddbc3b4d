import { runWithPinnedNode } from './bootstrap/runWithPinnedNode.mjs'

await runWithPinnedNode('scripts/start/main.ts', process.argv.slice(2))
