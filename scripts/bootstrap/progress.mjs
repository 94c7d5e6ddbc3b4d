const FRAMES = ['|', '/', '-', '\\']
const HEARTBEAT_SECONDS = 15

/** @type {Map<string, number>} what runs now, since when */
const running = new Map()
/** @type {NodeJS.Timeout | undefined} */
let ticker

/**
 * Shows that a piece of work runs, for how long, and how it ended. Several may run at once.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const since = Date.now()
  running.set(label, since)
  if (!process.stdout.isTTY) process.stdout.write(`${label} ...\n`)
  ticker ??= setInterval(tick, process.stdout.isTTY ? 250 : HEARTBEAT_SECONDS * 1000)
  try {
    const result = await work()
    end(label, `done   ${label} (${seconds(since)} s)`)
    return result
  } catch (error) {
    end(label, `failed ${label} (${seconds(since)} s)`)
    throw error
  }
}

/**
 * @param {string} label
 * @param {string} line
 */
function end(label, line) {
  running.delete(label)
  if (running.size === 0) {
    clearInterval(ticker)
    ticker = undefined
  }
  process.stdout.write(`${process.stdout.isTTY ? '\r\x1b[K' : ''}${line}\n`)
}

function tick() {
  const now = [...running].map(([label, since]) => `${label} ${Math.round((Date.now() - since) / 1000)} s`)
  const frame = FRAMES[Math.floor(Date.now() / 250) % FRAMES.length]
  const line = `${now.join(', ')}`.slice(0, (process.stdout.columns || 80) - 3)
  process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${frame} ${line}` : `       ${line}\n`)
}

/** @param {number} since */
const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1)
