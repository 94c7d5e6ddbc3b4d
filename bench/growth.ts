import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { collectPlans, type PlanFinding } from './measure/plans.ts'
import type { Options } from './options.ts'
import { growthPage, growthTable, type Size } from './report/growthPage.ts'
import { describeMachine } from './report/machine.ts'
import { writeSection } from './report/readme.ts'
import { summarize } from './report/summary.ts'
import { inColumns } from './report/table.ts'
import { run } from './run.ts'
import { startServers } from './servers/servers.ts'
import { makeData } from './setup/data.ts'
import type { Prepared } from './setup/prepare.ts'
import { quoteSource } from './setup/quoteSource.ts'
import { stockOf } from './setup/stock.ts'

/** As many at every size: what grows is the number of orders, not of the people who call. */
const CALLERS = 100

/**
 * Measures the product and the floor at several numbers of orders in one growing database, a client for
 * each hundred, and looks at the plan of every statement for a scan of a whole big table.
 */
export async function growth(options: Options, prepared: Prepared, tell: (line: string) => void): Promise<void> {
  const { postgres, secret, password, folder } = prepared
  const machine = describeMachine(postgres.version)
  const sizes: Size[] = []
  const findings: PlanFinding[] = []
  for (const orders of options.sizes.toSorted((a, b) => a - b)) {
    tell(`making ${orders} orders`)
    const data = await makeData(postgres, { orders, secret })
    // New processes each time, so that none has plans or caches of a smaller database.
    const { servers, stop } = await startServers(prepared, { ...options, withPlain: false })
    const surroundings = { postgres, data, password, stock: stockOf(postgres, data.websiteId), quotes: quoteSource(servers[0]!.port), callers: CALLERS }
    const { cells } = await run(surroundings, servers, options, tell)
    sizes.push({ orders, lines: summarize(cells) })
    tell('looking at the plans')
    findings.push(...(await collectPlans({ surroundings, server: servers[0]!, only: options.only })).map((finding) => ({ ...finding, orders })))
    await stop()
  }
  writeFileSync(path.join(folder, 'growth.json'), JSON.stringify({ machine, options, sizes, findings }, null, 2))
  process.stdout.write(`\n${inColumns(growthTable(sizes))}\n\n`)
  for (const { orders, operation, table, rows, query } of findings) process.stdout.write(`${orders} orders: ${operation} reads all ${rows} rows of ${table}: ${query}\n`)
  process.stdout.write(findings.length === 0 ? 'No statement of a hot operation scans a big table.\n' : '')
  if (options.write) writeSection('growth', growthPage({ machine, sizes, findings, options }))
}
