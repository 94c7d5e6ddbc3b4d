import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Waits until something outside this process has come about.
 * @throws Error when it did not in `seconds`
 */
export async function until(isSo: () => boolean | Promise<boolean>, seconds = 10): Promise<void> {
  const end = performance.now() + seconds * 1_000
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`It did not come about in ${seconds} seconds`)
    await sleep(20)
  }
}
