import { boss } from '../../../lib/jobs/boss.ts'

type Named = { queue: string; ids: string[] }

/** Removes jobs for good: what they were to do stays undone. @returns how many */
export async function deleteJobs({ queue, ids }: Named): Promise<number> {
  // The package fails on a queue that there is not.
  if (!(await boss().getQueue(queue))) return 0
  // The package's types leave out what its documentation and code answer.
  const answer = (await boss().deleteJob(queue, ids)) as { affected?: number }
  return answer.affected ?? 0
}
