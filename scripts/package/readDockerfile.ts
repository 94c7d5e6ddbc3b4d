import { DockerfileParser, type Instruction } from 'dockerfile-ast'

/** One instruction: its keyword, its flags such as `--from=build`, its words, and the text of all of it. */
export type Step = { keyword: string; flags: Record<string, string>; words: string[]; text: string; isList: boolean }
export type Stage = { name: string; from: string; steps: Step[] }

/** The stages of a Dockerfile, in order. Only what ours uses is understood: no quotes, no variables. */
export function readDockerfile(source: string): Stage[] {
  const stages: Stage[] = []
  for (const instruction of DockerfileParser.parse(source).getInstructions()) {
    const step = stepOf(instruction)
    if (step.keyword === 'FROM') stages.push({ from: step.words[0] ?? '', name: step.words[2] ?? String(stages.length), steps: [] })
    else stages.at(-1)?.steps.push(step)
  }
  return stages
}

function stepOf(instruction: Instruction): Step {
  // Not every kind of instruction has flags.
  const flagged = instruction as Instruction & { getFlags?: () => { getName(): string; getValue(): string | null }[] }
  const keyword = instruction.getKeyword()
  const text = (instruction.getArgumentsContent() ?? '').trim()
  const list = /(?:^|CMD )(\[.*\])$/.exec(text)?.[1]
  return {
    keyword,
    flags: Object.fromEntries(flagged.getFlags?.().map((flag) => [flag.getName(), flag.getValue() ?? '']) ?? []),
    words: list ? (JSON.parse(list) as string[]) : text.split(/\s+/),
    text,
    isList: Boolean(list),
  }
}
