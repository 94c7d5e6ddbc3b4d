import { readFileSync } from 'node:fs'

type Locked = { optionalDependencies?: Record<string, string> }

/**
 * The lock file names the packages of every system, not only of the one it was written on; `npm ci`
 * refuses to install otherwise.
 */
export async function lockFile(): Promise<string[]> {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Locked>
  }
  return Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !places(folder, name).some((place) => place in packages))
      .map((name) => `package-lock.json lacks ${name}, which ${folder} may need`),
  )
}

/** Where Node.js looks for a package, from inside another. */
function places(folder: string, name: string): string[] {
  const parents = folder.split('/node_modules/').map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'))
  return [...parents.map((parent) => `${parent}/node_modules/${name}`), `node_modules/${name}`]
}
