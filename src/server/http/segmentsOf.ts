/** The parts of a path between its slashes. Express and Payload ignore the case of letters and a slash at the end. */
export const segmentsOf = (path: string): string[] => path.toLowerCase().split('/').filter(Boolean)
