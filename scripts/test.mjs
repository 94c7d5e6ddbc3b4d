import { runWithPinnedNode } from './bootstrap/runWithPinnedNode.mjs'

await runWithPinnedNode('scripts/test/main.ts', process.argv.slice(2))
