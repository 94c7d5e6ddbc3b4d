import type { Fault } from '../fault.ts'

export const WORK_FAULTS: Fault[] = [
  {
    name: 'version-check-removed',
    breaks: 'Somebody decides by what was on the screen an hour ago.',
    file: 'src/lib/workflow/transition.ts',
    from: 'if (version === null || version === doc.version) return',
    to: 'if (version === null || version !== undefined) return',
    test: 'tests/badMoves.int.spec.ts',
  },
  {
    name: 'timer-without-episode-check',
    breaks: 'An order is accepted by the clock of a delivery that was sent back.',
    file: 'src/lib/workflow/fireTimer.ts',
    from: `if (doc?.state_episode !== Number(timer.episode)) return settle(req, timer, 'superseded')`,
    to: '',
    test: 'tests/timers.int.spec.ts',
  },
  {
    name: 'job-without-heartbeat',
    breaks: 'The job of a worker that was killed waits for a quarter of an hour.',
    file: 'src/server/migrations/jobs.ts',
    from: '        heartbeatSeconds: job.heartbeatSeconds ?? HEARTBEAT_SECONDS,\n',
    to: '',
    test: 'tests/jobs.int.spec.ts',
  },
  {
    name: 'illness-not-told',
    breaks: 'No worker runs, and the health page says that all is well.',
    file: 'src/operations/platform/health/checks/worker.ts',
    from: 'const LEVELS = { warning: 120, failing: 300 }',
    to: 'const LEVELS = { warning: 1e9, failing: 1e9 }',
    test: 'tests/health/illnesses.int.spec.ts',
  },
]
