const shared = {
  testEnvironment: '<rootDir>/tests/support/environment.mjs',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: { '\\.(css|scss|svg|png)$': '<rootDir>/tests/support/empty.cjs' },
}

const withPostgres = {
  ...shared,
  globalSetup: '<rootDir>/tests/support/globalSetup.mjs',
  globalTeardown: '<rootDir>/tests/support/globalTeardown.mjs',
}

// Dozens of requests at once with time-outs of seconds: they need the machine for themselves.
const ALONE = ['/tests/.*races', '/tests/crash/handlers']
// What stands below the platform: the pool and restarts, the storage, and the simulator of Stripe. They change
// seldom and take minutes: `npm test -- tests/database/ tests/files/inS3 tests/stripe/`, which CI runs by itself.
const GROUND = ['/tests/database/', '/tests/files/inS3', '/tests/stripe/']
// Each asks thousands of questions of one kind, and the same kinds are asked in small by others:
// `npm test -- tests/access/closed tests/access/inference tests/access/massAssignment tests/access/matrix.writes tests/access/secondWall
// tests/api/fuzz tests/days tests/idempotentMoney`, which CI runs by itself.
const MANY = ['/tests/access/closed', '/tests/access/inference', '/tests/access/massAssignment', '/tests/access/matrix.writes', '/tests/access/secondWall', '/tests/api/fuzz', '/tests/days/', '/tests/idempotentMoney']
// Minutes of kills: `npm test -- tests/crash/kills`, which CI runs by itself.
const KILLS = '/tests/crash/kills'

const specsOf = (paths) => paths.map((path) => `${path}.*\\.spec\\.ts$`)

/** @type {import('jest').Config} */
export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{src,sim}/**/*.spec.ts'] },
    {
      ...withPostgres,
      displayName: 'int',
      testMatch: ['<rootDir>/tests/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/panel/', ...ALONE, ...GROUND, ...MANY, KILLS],
    },
    { ...withPostgres, displayName: 'alone', testRegex: specsOf(ALONE) },
    { ...withPostgres, displayName: 'ground', testRegex: specsOf(GROUND) },
    { ...withPostgres, displayName: 'many', testRegex: specsOf(MANY) },
    { ...shared, displayName: 'kills', testRegex: specsOf([KILLS]) },
    { ...withPostgres, displayName: 'panel', testMatch: ['<rootDir>/tests/panel/**/*.spec.ts'] },
  ],
  testTimeout: 60_000,
  maxWorkers: 2,
  // Each file evaluates all of Payload anew and the modules of the one before are not freed.
  workerIdleMemoryLimit: '1500MB',
}
