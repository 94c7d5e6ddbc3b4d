import type { Payload } from 'payload'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { platformMetrics } from './platformMetrics.ts'

const FRESH_FOR_MS = 2_000

export type Metrics = { registry: Registry; contentType: string; text: () => Promise<string> }

/** The metrics of this process. What was asked a moment ago is told again: scraping must cost little. */
export function newRegistry(payload: Payload): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'scriptorium_' })
  const ask = platformMetrics(registry, payload)
  let kept: { at: number; text: Promise<string> } | undefined
  const text = () => {
    if (!kept || performance.now() - kept.at > FRESH_FOR_MS) kept = { at: performance.now(), text: ask().then(() => registry.metrics()) }
    return kept.text
  }
  return { registry, contentType: registry.contentType, text }
}
