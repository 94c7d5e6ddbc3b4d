import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PlainError } from '../../src/lib/PlainError.ts'
import { ignoredBy } from './ignored.ts'
import { readDockerfile, type Stage, type Step } from './readDockerfile.ts'

/** A stage that was carried out below a folder, which stands for the root of its file system. */
export type Image = {
  root: string; workdir: string; env: Record<string, string>; user: string | null
  entrypoint: string[]; command: string[]; healthcheck: string[]
}

type Build = { folder: string; images: Map<string, Image>; report: (line: string) => void }

/**
 * Carries out the steps of the Dockerfile without Docker, in folders below `folder`: the same COPYs of
 * what .dockerignore leaves, the same RUNs, with an environment of nothing but what the steps set.
 * @returns the last stage
 * @throws PlainError with the end of the output, when a step fails
 */
export async function buildImage(folder: string, report: (line: string) => void): Promise<Image> {
  const build: Build = { folder, images: new Map(), report }
  copyContext(path.join(folder, 'context'))
  let image: Image | undefined
  for (const stage of readDockerfile(readFileSync('Dockerfile', 'utf8'))) {
    image = await carryOut(build, stage)
    build.images.set(stage.name, image)
  }
  if (!image) throw new PlainError('The Dockerfile has no stage.')
  return image
}

function copyContext(to: string): void {
  const isIgnored = ignoredBy(readFileSync('.dockerignore', 'utf8'))
  cpSync('.', to, { recursive: true, filter: (file) => file === '.' || !isIgnored(file) })
}

async function carryOut(build: Build, { name, from, steps }: Stage): Promise<Image> {
  const version = /^node:(\d+\.\d+\.\d+)/.exec(from)?.[1]
  if (version !== process.versions.node) throw new PlainError(`The stage ${name} is built on ${from}; this runs on Node.js ${process.versions.node}.`)
  const root = path.join(build.folder, name)
  mkdirSync(path.join(root, 'tmp'), { recursive: true, mode: 0o1777 })
  const image: Image = { root, workdir: '/', env: {}, user: null, entrypoint: [], command: [], healthcheck: [] }
  for (const step of steps) await STEPS[step.keyword]?.(step, image, build)
  return image
}

const STEPS: Record<string, (step: Step, image: Image, build: Build) => void | Promise<void>> = {
  WORKDIR: ({ words: [to] }, image) => {
    image.workdir = to!
    mkdirSync(inside(image, to!), { recursive: true })
  },
  ENV: ({ words }, image) => void Object.assign(image.env, Object.fromEntries(words.map((word) => word.split(/=(.*)/s).slice(0, 2)))),
  USER: ({ words: [user] }, image) => void (image.user = user!),
  ENTRYPOINT: ({ words }, image) => void (image.entrypoint = words),
  CMD: ({ words }, image) => void (image.command = words),
  HEALTHCHECK: ({ words }, image) => void (image.healthcheck = words),
  COPY: copy,
  RUN: run,
}

/** A path of the image, on this machine. */
export const inside = ({ root, workdir }: Image, file: string): string => path.join(root, path.resolve(workdir, file))

function copy({ words, flags }: Step, image: Image, { folder, images }: Build): void {
  const to = words.at(-1)!
  const from = flags['from'] ? images.get(flags['from'])!.root : path.join(folder, 'context')
  for (const word of words.slice(0, -1)) {
    const source = path.join(from, word)
    const target = inside(image, to)
    // As Docker does: a folder's content, or a file into a folder.
    cpSync(source, to.endsWith('/') && !isFolder(source) ? path.join(target, path.basename(source)) : target, { recursive: true, verbatimSymlinks: true })
  }
  if (flags['chown'] && process.getuid?.() === 0) execFileSync('chown', ['--recursive', flags['chown'], inside(image, to)])
}

const isFolder = (file: string): boolean => {
  try {
    readFileSync(file)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR'
  }
}

async function run({ text }: Step, image: Image, { folder, report }: Build): Promise<void> {
  const begun = Date.now()
  const child = spawn('/bin/sh', ['-c', text], { cwd: inside(image, '.'), env: environment(image, { HOME: folder, ...npmCache() }), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output = (output + chunk).slice(-20_000)))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new PlainError(`RUN ${text} failed:\n${output.trim().split('\n').slice(-25).join('\n')}`)
  report(`RUN ${text} (${((Date.now() - begun) / 1_000).toFixed(0)} s)`)
}

/** What a process of the image finds set: nothing of this machine's but where programs are. */
export function environment(image: Image, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const set = Object.entries(image.env).map(([name, value]) => [name, value.startsWith('/') ? path.join(image.root, value) : value])
  return { ...Object.fromEntries(set), PATH: `${path.dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`, ...more } as unknown as NodeJS.ProcessEnv
}

/** Packages that were fetched before need not be fetched again. */
const npmCache = (): Record<string, string> => {
  const cache = process.env['npm_config_cache'] ?? (process.env['HOME'] && path.join(process.env['HOME'], '.npm'))
  return cache ? { npm_config_cache: cache } : {}
}
