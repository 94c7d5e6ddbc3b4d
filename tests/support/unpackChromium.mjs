/**
 * Unpacks the browser of `@sparticuz/chromium` into `.tmp/` once per version and prints the folder.
 * A program of its own because the package unpacks into the temporary folder of its process.
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const packaged = path.resolve(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../..')
const { version } = JSON.parse(await readFile(path.join(packaged, 'package.json'), 'utf8'))
const folder = path.join(root, '.tmp', `chromium-${version}`)
// The package's own names folders that exist only where it was made for.
const fontsConfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`
if (!existsSync(folder)) await unpack(`${folder}.${process.pid}`)
process.stdout.write(folder)

async function unpack(draft) {
  await mkdir(draft, { recursive: true })
  process.env.TMPDIR = draft
  const { default: chromium, inflate } = await import('@sparticuz/chromium')
  await chromium.executablePath()
  // System libraries that small containers lack (NSS among them).
  await inflate(path.join(packaged, 'bin/al2023.tar.br'))
  await writeFile(path.join(draft, 'fonts/fonts.conf'), fontsConfig)
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }))
}
