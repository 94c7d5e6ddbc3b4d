const UNITS: [name: string, seconds: number][] = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]]

/** A length of time in the largest unit that fits, rounded down: “3 hours”, “1 minute”, “0 seconds”. */
export function forHowLong(seconds: number): string {
  const [name, size] = UNITS.find(([, each]) => seconds >= each) ?? ['second', 1]
  const count = Math.max(0, Math.floor(seconds / size))
  return `${count} ${name}${count === 1 ? '' : 's'}`
}
