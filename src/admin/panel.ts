import type { Config } from 'payload'

const part = (path: string, name: string): string => `/src/admin/${path}${name}.tsx#${name}`

/** The panel: titles, components by path, and how dates are written. */
export const panel = (root: string): NonNullable<Config['admin']> => ({
  user: 'users',
  importMap: { baseDir: root, importMapFile: `${root}/src/app/(payload)/admin/importMap.js`, autoGenerate: false },
  // Pictures of people would be asked for at a third party, by the hash of their e-mail.
  avatar: 'default',
  meta: {
    titleSuffix: ' – Scriptorium',
    description: 'The back office of Scriptorium.',
    defaultOGImageType: 'off',
    openGraph: { siteName: 'Scriptorium', title: 'Scriptorium', description: 'The back office of Scriptorium.' },
    icons: [{ rel: 'icon', type: 'image/svg+xml', url: ICON }],
  },
  dateFormat: 'd MMM yyyy, HH:mm',
  timezones: { supportedTimezones: ({ defaultTimezones }) => defaultTimezones },
  components: {
    providers: [part('', 'PanelProvider')],
    graphics: { Logo: part('branding/', 'Logo'), Icon: part('branding/', 'Icon') },
    afterNavLinks: [part('health/', 'OperationsLinks')],
    views: {
      dashboard: { Component: part('home/', 'Home') },
      health: { Component: part('health/', 'HealthView'), path: '/health', meta: { title: 'System health' } },
      queue: { Component: part('queue/', 'QueueView'), path: '/queue', meta: { title: 'Queue' } },
    },
  },
})

const ICON =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#7a7a7a" stroke-width="2" stroke-linejoin="round"><path d="M12 2.5 18.5 12 15 19.5H9L5.5 12Z"/><path d="M12 2.5V12M9 22h6"/><circle cx="12" cy="13.75" r="1.75"/></svg>',
  )
