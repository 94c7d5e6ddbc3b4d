/**
 * A fault that somebody might make: one exact change of one file, and the test file that must notice.
 * `pick` narrows the tests of that file by name; `env` makes long ones shorter.
 */
export type Fault = {
  name: string
  /** What would go wrong in the field. */
  breaks: string
  file: string
  from: string
  to: string
  test: string
  pick?: string
  env?: Record<string, string>
}
