import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Asked } from './ask.ts'
import { done, stepsOf } from './client.ts'
import type { Platform } from './platform.ts'

export type Step = 'announce' | 'confirm' | 'place' | 'submit' | 'pay' | 'claim' | 'upload' | 'submitWork' | 'approve' | 'complete'
export type Done = { order: string; topUp: string }

type MainJob = {
  platform: Platform
  ask: (asked: Asked) => Promise<Answer>
  newKey: () => string
  /** Runs one step; what it does meanwhile is its own business. */
  atStep: (step: Step, run: () => Promise<unknown>) => Promise<unknown>
}

const TOP_UP_MINOR = 5_000
const CLEARED_WITHIN_MS = 600_000

/** From money on the bank account to an earning that can be paid out, each step asked until it is answered. */
export async function mainJob({ platform, ask, newKey, atStep }: MainJob): Promise<Done> {
  const { world } = platform
  const client = world.clients[0]!
  const steps = stepsOf(world, ask, newKey)
  const doc = async (step: Step, run: () => Promise<Answer>): Promise<{ id: string }> => done((await atStep(step, run)) as Answer).doc
  const topUp = await doc('announce', () => steps.announce(client, TOP_UP_MINOR))
  await doc('confirm', () => steps.confirm(topUp.id))
  const { id } = await doc('place', () => steps.place(client, 'An article'))
  await doc('submit', () => steps.move(client, id, 'submit'))
  done((await atStep('pay', () => steps.pay(client, id))) as Answer)
  await doc('claim', () => steps.move(world.writer, id, 'claim'))
  await atStep('upload', () => steps.upload(id))
  await doc('submitWork', () => steps.move(world.writer, id, 'submit_work'))
  await doc('approve', () => steps.move(world.editor, id, 'approve_review'))
  await doc('complete', async () => {
    const answer = await steps.move(client, id, 'complete')
    // The worker does the rest by itself, as soon as the order is complete.
    await untilSettled(platform, id)
    return answer
  })
  return { order: id, topUp: topUp.id }
}

/** Waits until the earning has cleared and nothing waits for the worker. */
async function untilSettled({ postgres }: Platform, order: string): Promise<void> {
  const until = performance.now() + CLEARED_WITHIN_MS
  while (performance.now() < until) {
    const [row] = await postgres.sql<{ cleared: string; waiting: string }>(
      `select (select count(*) from earnings where payable_id = $1 and state = 'cleared') as cleared,
         (select count(*) from outbox_events where delivered_at is null) as waiting`, [order],
    )
    if (Number(row!.cleared) === 1 && Number(row!.waiting) === 0) return
    await sleep(200)
  }
  throw new Error('The worker did not finish its part')
}
