import tseslint from 'typescript-eslint'

const LOCAL_API =
  '/^(create|update|updateOne|updateMany|delete|deleteOne|deleteMany|find|findOne|findByID|findDistinct|findVersions|findVersionByID|restoreVersion|count|countVersions|duplicate|findGlobal|updateGlobal)$/'
const CALLEES = ['object.property.name', 'object.name'].flatMap((where) => [`${where}='payload'`, `${where}='db'`])
const localApiWithoutReq = CALLEES.flatMap((callee) =>
  ['>', '> TSAsExpression >'].map((argument) => ({
    selector: `CallExpression[callee.${callee}][callee.property.name=${LOCAL_API}] ${argument} ObjectExpression:not(:has(> Property[key.name='req']))`,
    message: 'Pass req: without it this call leaves the transaction.',
  })),
)
const impure = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take `now` as an argument.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Take `now` as an argument.' },
  { selector: "MemberExpression[object.name='DateTime'][property.name=/^(now|local|utc)$/]", message: 'Take `now` as an argument.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Take the random value as an argument.' },
  { selector: "MemberExpression[object.name='process']", message: 'Settings come in as arguments.' },
  { selector: 'AwaitExpression', message: 'Domain functions are synchronous.' },
  { selector: ':function[async=true]', message: 'Domain functions are synchronous.' },
]
const settingsElsewhere = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read in src/lib/env.ts: call env().',
}
const clockElsewhere = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask src/lib/clock.ts: call now().' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Ask src/lib/clock.ts: call now().' },
]
const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name; only framework glue has default exports.',
}

export default tseslint.config(
  {
    ignores: [
      'node_modules/**',
      '.next/**',
      '.tmp/**',
      '.data/**',
      'coverage/**',
      'next-env.d.ts',
      'src/payload-types.ts',
      'src/payload-generated-schema.ts',
      'src/migrations/*.ts',
      'scripts/api/types.ts',
      'src/app/**/importMap.js',
      '**/*.cjs',
    ],
  },
  ...tseslint.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // noUncheckedIndexedAccess makes every index possibly undefined; `!` states what the line before established.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      'no-empty': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Records of transactions and timers are what `delete` is for here.
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-console': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      'no-restricted-syntax': ['error', defaultExport, settingsElsewhere],
    },
  },
  {
    files: ['src/{hooks,endpoints,operations,jobs,access}/**'],
    rules: {
      'no-restricted-syntax': ['error', defaultExport, settingsElsewhere, ...clockElsewhere, ...localApiWithoutReq],
    },
  },
  { files: ['src/domain/**'], rules: { 'no-restricted-syntax': ['error', defaultExport, ...impure] } },
  // The two places that read the environment: the settings themselves, and what runs before them.
  {
    files: ['src/lib/env.ts', 'src/lib/env/**', 'src/server/**'],
    rules: { 'no-restricted-syntax': ['error', defaultExport] },
  },
  { files: ['src/app/**', 'src/migrations/**'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.spec.ts', 'tests/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  // Plain JavaScript has no types to check with.
  { files: ['**/*.mjs', '**/*.js'], ...tseslint.configs.disableTypeChecked },
)
