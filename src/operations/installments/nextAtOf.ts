import { nextMoment } from '../../domain/installments/nextStep.ts'
import type { PlanWithParts } from '../../domain/installments/plan.ts'
import { now } from '../../lib/clock.ts'

/** When something happens next for a plan by itself, as it is written down; null when nothing does. */
export const nextAtOf = (plan: PlanWithParts, isPaying: boolean): string | null =>
  nextMoment({ plan, parts: plan.parts, isPaying, now: now() })?.toISOString() ?? null
