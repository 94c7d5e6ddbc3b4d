import { DockerfileParser, type Instruction } from 'dockerfile-ast'

/** One instruction: its keyword, its flags such as `--from=build`, its words, and the text of all of it. */
export type Step = { keyword: string; flags: Record<string, string>; words: string[]; text: string; isList: boolean }
export type Stage = { name: string; from: string; steps: Step[] }

/** The stages of a Dockerfile, in order. Only what ours uses is understood. */
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
  const keyword = instruction.getKeyword()
  const all = instruction.getArguments().map((argument) => argument.getValue())
  const flags = all.filter((word) => /^--[a-z]/.test(word) && keyword !== 'RUN')
  const text = (instruction.getArgumentsContent() ?? '').trim()
  const list = /(?:^|CMD )(\[.*\])$/.exec(text)?.[1]
  return {
    keyword,
    flags: Object.fromEntries(flags.map((flag) => /^--([^=]+)=?(.*)$/.exec(flag)!.slice(1, 3) as [string, string])),
    words: list ? (JSON.parse(list) as string[]) : all.slice(flags.length),
    text,
    isList: Boolean(list),
  }
}
