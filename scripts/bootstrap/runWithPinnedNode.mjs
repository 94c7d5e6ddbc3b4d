import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { checkNode } from './checkNode.mjs'
import { fail } from './fail.mjs'
import { installPackages } from './installPackages.mjs'

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..')

/**
 * Installs what is missing, then runs a script with the Node.js that the lock file pins and ends as
 * it ends. Runs on any Node.js from 20 on, with nothing installed.
 * @param {string} script path from the root of the repository
 * @param {string[]} args
 */
export async function runWithPinnedNode(script, args) {
  try {
    process.chdir(root)
    checkNode()
    await installPackages(root)
    process.exitCode = await run(pinnedNode(), [script, ...args])
  } catch (error) {
    fail(error)
  }
}

function pinnedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const file = path.join(root, 'node_modules/node/bin', name)
  if (existsSync(file)) return file
  throw Object.assign(new Error('npm did not install Node.js 24: allow its install scripts and run `npm ci`.'), {
    name: 'PlainError',
  })
}

/**
 * @param {string} node
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
function run(node, args) {
  // The channel lets the script notice when this process is killed.
  const child = spawn(node, args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  stopWithNpm(child)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * A killed npm sends no signal; its orphan would keep the port and the database.
 * @param {import('node:child_process').ChildProcess} child
 */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return
  const npm = process.ppid
  setInterval(() => process.ppid !== npm && child.kill('SIGTERM'), 1_000).unref()
}
