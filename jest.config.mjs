const shared = {
  testEnvironment: 'node',
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
const ALONE = ['/tests/.*races', '/tests/database/', '/tests/crash/handlers']
// Minutes of kills: `npm test -- tests/crash/kills`, which CI runs by itself.
const KILLS = '/tests/crash/kills'

/** @type {import('jest').Config} */
export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{src,sim}/**/*.spec.ts'] },
    {
      ...withPostgres,
      displayName: 'int',
      testMatch: ['<rootDir>/tests/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/panel/', ...ALONE, KILLS],
    },
    { ...withPostgres, displayName: 'alone', testRegex: ALONE.map((start) => `${start}.*\\.spec\\.ts$`) },
    { ...shared, displayName: 'kills', testRegex: `${KILLS}.*\\.spec\\.ts$` },
    { ...withPostgres, displayName: 'panel', testMatch: ['<rootDir>/tests/panel/**/*.spec.ts'] },
  ],
  testTimeout: 60_000,
  maxWorkers: 2,
  // Each file evaluates all of Payload anew and the modules of the one before are not freed.
  workerIdleMemoryLimit: '1500MB',
}
