import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Processor time in ms, as the system has counted it. */
export type CpuReader = () => number | null

const TRIES = 10

/** Processor time of a process with all its threads and children, the ended ones included. */
export function cpuOf(root: number | null): CpuReader {
  const tickMs = root === null ? null : tickLength()
  return () => {
    if (root === null || tickMs === null) return null
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = readStat(root)
      const stats = readStats()
      const own = stats.get(root)
      if (!before || !own) return null
      // A child that ended meanwhile is counted twice or not at all.
      if (readStat(root)?.ended !== before.ended || own.ended !== before.ended) continue
      return treeOf(root, stats).reduce((ticks, pid) => ticks + stats.get(pid)!.own, own.ended) * tickMs
    }
    return null
  }
}

/** Resident memory of a process in MiB. */
export function residentMiB(pid: number): number | null {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024
  } catch {
    return null
  }
}

type Stat = { parent: number; own: number; ended: number }

function readStats(): Map<number, Stat> {
  const stats = new Map<number, Stat>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = readStat(Number(name))
    if (stat) stats.set(Number(name), stat)
  }
  return stats
}

/** See proc(5): after the name in parentheses come state, parent and so on. Null when it has just ended. */
function readStat(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number)
    return { parent: fields[1]!, own: fields[11]! + fields[12]!, ended: fields[13]! + fields[14]! }
  } catch {
    return null
  }
}

function treeOf(root: number, stats: Map<number, Stat>): number[] {
  const children = [...stats].filter(([, { parent }]) => parent === root).map(([pid]) => pid)
  return [root, ...children.flatMap((pid) => treeOf(pid, stats))]
}

function tickLength(): number | null {
  try {
    return 1_000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  } catch {
    return null
  }
}
