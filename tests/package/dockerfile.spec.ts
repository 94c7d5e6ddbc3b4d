import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { ignoredBy } from '../../scripts/package/ignored.ts'
import { readDockerfile } from '../../scripts/package/readDockerfile.ts'
import { COMMANDS } from '../../scripts/package/run.ts'
import { settings } from '../../src/lib/env/settings.ts'

const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string>; scripts: Record<string, string> }
const stages = readDockerfile(readFileSync('Dockerfile', 'utf8'))
const last = stages.at(-1)!
const stepsOf = (keyword: string) => stages.flatMap(({ steps }) => steps).filter((step) => step.keyword === keyword)
const only = (keyword: string) => {
  const found = last.steps.filter((step) => step.keyword === keyword)
  expect(found).toHaveLength(1)
  return found[0]!
}

describe('the image', () => {
  it('is built in more than one stage, each on the Node.js that package.json pins', () => {
    expect(stages.length).toBeGreaterThan(1)
    for (const { from } of stages) expect(from).toBe(`node:${packageJson.dependencies['node']}-bookworm-slim`)
  })

  it('runs as a user without rights, to whom the code does not belong', () => {
    expect(only('USER').words[0]).toMatch(/^[1-9]\d*:[1-9]\d*$/)
    const owned = stepsOf('COPY').filter(({ flags }) => flags['chown'])
    expect(owned.map(({ words }) => words.at(-1))).toEqual(['/var/lib/scriptorium'])
  })

  it('starts with a list of words, so that signals reach Node.js', () => {
    for (const keyword of ['ENTRYPOINT', 'CMD', 'HEALTHCHECK']) expect(only(keyword).isList).toBe(true)
    expect(existsSync(only('ENTRYPOINT').words[1]!)).toBe(true)
    expect(existsSync(only('HEALTHCHECK').words[1]!)).toBe(true)
    expect(Object.keys(COMMANDS)).toContain(only('CMD').words[0])
  })

  it('has a file for each command', () => {
    for (const [file] of Object.values(COMMANDS)) expect(existsSync(file!)).toBe(true)
    expect(Object.keys(COMMANDS)).toEqual(expect.arrayContaining(['web', 'worker', 'migrate']))
  })

  it('sets nothing that the platform does not read, and no secret', () => {
    const names = stepsOf('ENV').flatMap(({ words }) => words.map((word) => word.split('=')[0]!))
    expect(names.filter((name) => !(name in settings) && name !== 'NEXT_TELEMETRY_DISABLED')).toEqual([])
    expect(names.filter((name) => /SECRET|PASSWORD|KEY|URL/.test(name))).toEqual([])
    expect(stepsOf('ARG')).toEqual([])
  })

  it('fetches nothing but packages of the lock file', () => {
    expect(stepsOf('ADD')).toEqual([])
    const runs = stepsOf('RUN').map(({ text }) => text)
    expect(runs.filter((run) => /\b(curl|wget|apt|apt-get|npx|npm i|npm install)\b/.test(run))).toEqual([])
    expect(runs.filter((run) => run.startsWith('npm ci'))).toHaveLength(1)
    for (const [, script] of runs.join('\n').matchAll(/npm run ([\w:-]+)/g)) expect(packageJson.scripts).toHaveProperty([script!])
    for (const [, file] of runs.join('\n').matchAll(/node (\S+)/g)) expect(existsSync(file!)).toBe(true)
  })

  it('copies from stages before and from files that are there', () => {
    const known = new Set<string>()
    for (const { name, steps } of stages) {
      for (const { flags, words } of steps.filter(({ keyword }) => keyword === 'COPY')) {
        if (flags['from']) expect(known).toContain(flags['from'])
        else for (const word of words.slice(0, -1)) expect(existsSync(word)).toBe(true)
      }
      known.add(name)
    }
  })
})

describe('.dockerignore', () => {
  const isIgnored = ignoredBy(readFileSync('.dockerignore', 'utf8'))

  it.each(['.env', '.env.local', '.git/config', '.data/secret', 'node_modules/next/package.json', '.next/BUILD_ID', 'server.log', 'tests/support/app.ts', 'src/lib/env.spec.ts', 'docker-compose.yml'])('keeps %s out', (file) => {
    expect(isIgnored(file)).toBe(true)
  })

  it('lets in whatever a process is made of', () => {
    const tracked = execFileSync('git', ['ls-files', 'src', 'scripts', '*.ts', '*.json', '.npmrc'], { encoding: 'utf8' }).trim().split('\n')
    const needed = tracked.filter((file) => /^(src|scripts\/(package|panel|api|bootstrap|start))\/|^[^/]+$/.test(file) && !file.endsWith('.spec.ts'))
    expect(needed.length).toBeGreaterThan(300)
    expect(needed.filter(isIgnored)).toEqual([])
  })
})

describe('the commands of the image', () => {
  it('refuse one that is unknown, by its name', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/package/run.ts', 'sell'], { encoding: 'utf8', env: { PATH: process.env['PATH'] } as never })
    expect(status).toBe(64)
    expect(stderr).toContain('There is no command sell. Choose one of: web, worker, migrate')
  })
})
