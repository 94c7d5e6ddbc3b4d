import { RATE_LIMITS } from '../http/rateLimits.ts'
import type { Components } from './components.ts'
import { problemResponses } from './problems.ts'
import type { Operation, Paths } from './types.ts'

/** Adds 429 to the operations that the rate limits cover, with how often they may be called. */
export function withRateLimits(paths: Paths, components: Components): Paths {
  return Object.fromEntries(Object.entries(paths).map(([path, methods]) => [path, methods.post ? { ...methods, post: limited(path, methods.post, components) } : methods]))
}

function limited(path: string, operation: Operation, components: Components): Operation {
  const rule = RATE_LIMITS.find((each) => each.path.test(path))
  if (!rule) return operation
  const { points, seconds, per } = rule
  const told = `At most ${points} calls in ${seconds} seconds for each ${per}.`
  return {
    ...operation,
    description: [operation.description, told].filter(Boolean).join(' '),
    responses: { ...operation.responses, ...problemResponses(components, ['rate_limited']) },
  }
}
