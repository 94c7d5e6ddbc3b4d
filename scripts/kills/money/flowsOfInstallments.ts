import { done, stepsOf } from '../client.ts'
import type { Documents } from './footprintOfMoney.ts'
import { type Scene, stepsIn } from './steps.ts'

type Plan = { id: string; order: string; saved: string }

/** An order that is paid in parts. */
export const INSTALLMENT_FLOWS = {
  installments: async (scene: Scene): Promise<Documents> => {
    const { accept, deposit } = plansIn(scene)
    const [order, saved] = await begun(scene)
    await scene.begin()
    const plan = await accept({ order, saved, parts: 2 })
    return { order, plan: plan.id, payment: await deposit(plan) }
  },
  /** Its day has come, and the saved method is charged. */
  installmentCharge: async (scene: Scene): Promise<Documents> => {
    const { accept, deposit, passDays, tend } = plansIn(scene)
    const [order, saved] = await begun(scene)
    const plan = await accept({ order, saved, parts: 2 })
    await deposit(plan)
    await scene.begin()
    await passDays(plan, 0)
    await tend(plan, saved)
    return { order, plan: plan.id }
  },
  /** Nothing is charged by itself, and the days of grace are over: the work rests. */
  installmentPause: async (scene: Scene): Promise<Documents> => {
    const { working, passDays, tend } = plansIn(scene)
    const plan = await working()
    await scene.begin()
    await passDays(plan, PAST_GRACE_DAYS)
    await tend(plan, null)
    return { order: plan.order, plan: plan.id }
  },
  installmentResume: async (scene: Scene): Promise<Documents> => {
    const { working, passDays, tend, pay } = plansIn(scene)
    const plan = await working()
    await passDays(plan, PAST_GRACE_DAYS)
    await tend(plan, null)
    await stepsIn(scene).untilState(`installment-plans/${plan.id}`, 'paused')
    await scene.begin()
    return { order: plan.order, plan: plan.id, payment: await pay(plan) }
  },
} satisfies Record<string, (scene: Scene) => Promise<Documents>>

const PAST_GRACE_DAYS = 10

const begun = async (scene: Scene): Promise<[order: string, saved: string]> => [await stepsIn(scene).order(), await stepsIn(scene).method()]

function plansIn(scene: Scene) {
  const { platform: { postgres, world }, client, ask, newKey } = scene
  const { keyed, pay: payFor } = stepsIn(scene)
  const pay = async ({ order, saved }: Plan): Promise<string> => (await payFor('orders', order, { purpose: 'installment', method: saved })).id
  const accept = async ({ order, saved, parts }: { order: string; saved: string; parts: number }): Promise<Plan> => {
    const { id } = await keyed(client, '/api/installment-plans', { payable: { collection: 'orders', id: order }, parts, chargesItself: true, method: saved })
    return { id, order, saved }
  }
  const tend = async ({ id }: Plan, method: string | null): Promise<void> => done(await ask({ path: `/api/installment-plans/${id}/method`, as: client, body: { method } }))
  return {
    accept, pay, tend,
    deposit: pay,
    /** So many days have passed since the second part was due. */
    passDays: ({ id }: Plan, days: number) =>
      postgres.sql(`update installments set due_at = now() - make_interval(days => $2) - interval '1 minute' where plan_id::text = $1 and number = 2`, [id, days]),
    /** Somebody writes, and of three parts the first is paid. */
    working: async (): Promise<Plan> => {
      const [order, saved] = await begun(scene)
      const plan = await accept({ order, saved, parts: 3 })
      await pay(plan)
      done(await stepsOf(world, ask, newKey).move(world.writer, order, 'claim'))
      return plan
    },
  }
}
