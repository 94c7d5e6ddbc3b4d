import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { step } from './progress.mjs'

/**
 * Runs `npm ci` when the installed packages are not those of the lock file.
 * @param {string} root
 */
export async function installPackages(root) {
  if (isInstalled(root)) return
  await step('Installing packages', () => npmCi(root))
}

/**
 * npm writes the tree it installed into `node_modules` as its last act: an interrupted install has none.
 * @param {string} root
 */
function isInstalled(root) {
  const installed = path.join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return false
  const have = packagesOf(installed)
  const missing = Object.entries(packagesOf(path.join(root, 'package-lock.json'))).find(
    ([folder, { version, optional }]) =>
      folder && have[folder]?.version !== version && !(optional && !have[folder]),
  )
  return !missing
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/**
 * @param {string} root
 * @returns {Promise<void>}
 */
function npmCi(root) {
  const npm = spawn('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: pathWithoutProject(), NODE_ENV: 'development' },
  })
  let output = ''
  npm.stdout.on('data', (chunk) => (output += chunk))
  npm.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    npm.once('error', () => reject(plain('npm is missing: install Node.js together with npm.')))
    npm.once('exit', (code) => (code === 0 ? resolve() : reject(plain(sentence(output)))))
  })
}

/** Without the project's own Node.js, which `npm ci` removes while it works. */
function pathWithoutProject() {
  const entries = (process.env.PATH ?? '').split(path.delimiter)
  return entries.filter((entry) => !entry.endsWith('.bin')).join(path.delimiter)
}

/** @param {string} message */
const plain = (message) => Object.assign(new Error(message), { name: 'PlainError' })

/** @param {string} output */
function sentence(output) {
  if (/ENOSPC/.test(output)) return 'The disk is full: the packages need about 1.5 GB.'
  if (/EACCES|EPERM|EROFS/.test(output)) return 'The packages can\'t be written: change the permissions of this folder.'
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET/.test(output))
    return 'The packages can\'t be fetched: npm does not reach its registry.'
  return `npm ci failed:\n${output.trim().split('\n').slice(-15).join('\n')}`
}
