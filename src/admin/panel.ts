import type { Config } from 'payload'

/** The panel: titles, components by path, and how dates are written. */
export const panel = (root: string): NonNullable<Config['admin']> => ({
  user: 'users',
  importMap: { baseDir: root, importMapFile: `${root}/src/app/(payload)/admin/importMap.js`, autoGenerate: false },
  meta: { titleSuffix: ' – Scriptorium' },
  dateFormat: 'd MMM yyyy, HH:mm',
  timezones: { supportedTimezones: ({ defaultTimezones }) => defaultTimezones },
})
