const AREAS = [
  'websites', 'users', 'clients', 'writers', 'pricing', 'orders', 'special-orders', 'classes',
  'discounts', 'payments', 'wallets', 'payouts', 'refunds', 'ledger', 'loyalty', 'files', 'conversations', 'tickets',
  'notifications', 'reviews', 'content', 'audit', 'analytics', 'overview', 'platform', 'lists', 'papers', 'gateways', 'installments',
].join('|')

/** A layer and what of `src` it may import beside itself. */
const mayImport = (layer, allowed) => ({
  name: `${layer}-imports-downwards`,
  severity: 'error',
  comment: `src/${layer} may import: ${[layer, ...allowed].join(', ')}`,
  from: { path: `^src/${layer}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: '^src/', pathNot: `^src/(${[layer, ...allowed].join('|')})/|^src/payload-types` },
})

module.exports = {
  forbidden: [
    mayImport('domain', []),
    mayImport('lib', ['domain']),
    mayImport('operations', ['lib', 'domain']),
    mayImport('access', ['lib', 'domain']),
    mayImport('jobs', ['operations', 'lib', 'domain']),
    mayImport('hooks', ['operations', 'access', 'lib', 'domain']),
    mayImport('endpoints', ['operations', 'access', 'lib', 'domain']),
    mayImport('collections', ['endpoints', 'hooks', 'access', 'operations', 'lib', 'domain']),
    mayImport('plugins', ['collections', 'endpoints', 'hooks', 'access', 'jobs', 'operations', 'lib', 'domain']),
    mayImport('admin', ['access', 'operations', 'lib', 'domain']),
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'domain imports no package but the pure ones',
      from: { path: '^src/domain/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypesNot: ['local', 'type-only'], pathNot: 'node_modules/(fraction\\.js|ibantools|luxon|@types/luxon|stdnum|zod)/' },
    },
    {
      name: 'areas-meet-in-operations-domain-and-events',
      severity: 'error',
      from: { path: `^src/(?:collections|hooks|endpoints|jobs|access|plugins)/(${AREAS})(?:/|\\.ts$)` },
      to: {
        path: `^src/(?:collections|hooks|endpoints|jobs|access|plugins)/(?:${AREAS})(?:/|\\.ts$)`,
        pathNot: '^src/[^/]+/$1(?:/|\\.ts$)',
      },
    },
    {
      name: 'src-stands-alone',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|scripts|bench|sim)/', pathNot: '^tests/support/' },
    },
    {
      name: 'specs-are-imported-by-nobody',
      severity: 'error',
      from: {},
      to: { path: '\\.spec\\.ts$' },
    },
    {
      name: 'src-runs-without-dev-packages',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.next/|^node_modules/next/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
