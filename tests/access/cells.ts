import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from '@jest/globals'
import type { SanitizedCollectionConfig } from 'payload'
import { POLICY } from './policy.ts'
import { type Caller, type Cell, type Row } from './policy/table.ts'
import type { World } from './world.ts'

/** The HTTP statuses that stand for a cell, by REST and, in `extensions`, by GraphQL. */
export const STATUS: Record<Cell, number[]> = { '+': [200, 201], '-': [403], '.': [404], '!': [400, 409, 422], _: [] }

export const rowsAbout = (slug: string, what: string): Row[] => POLICY[slug]!.rows.filter((row) => row.what === what)

/** The cells of an operation for which this caller has a document. */
export const cellsOf = (slug: string, what: string, caller: Caller): { on: string; cell: Cell }[] =>
  rowsAbout(slug, what).flatMap(({ on, cells: { [caller]: cell } }) => (cell === '_' ? [] : [{ on, cell }]))

export const isHidden = (slug: string, on: string, caller: Caller): boolean =>
  rowsAbout(slug, 'read').some((row) => row.on === on && '.-'.includes(row.cells[caller]))

export const collectionOf = ({ collections }: World, slug: string): SanitizedCollectionConfig => collections.find((each) => each.slug === slug)!

/** Gathers what was found beside what the policy says, so that a failure shows all of a caller's cells at once. */
export class Comparison {
  static asked = 0
  readonly #found: Record<string, unknown> = {}
  readonly #expected: Record<string, unknown> = {}

  add(name: string, found: unknown, expected: unknown): void {
    this.#found[name] = found
    this.#expected[name] = expected
    Comparison.asked += 1
  }

  /** A refusal or a success that stands for the cell; else the whole answer is shown. */
  addStatus(name: string, status: number, cell: Cell, answer: unknown = status): void {
    this.add(name, STATUS[cell].includes(status) ? cell : answer, cell)
  }

  check(): void {
    expect(this.#found).toEqual(this.#expected)
  }

  /** Prints how many cells this file asked for, and how many all files have asked for until now. */
  static async report(what: string): Promise<void> {
    const folder = path.join(process.env['TEST_DIR'] ?? '', 'cells')
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, what.replaceAll(/\W+/g, '-')), String(Comparison.asked))
    const counts = await Promise.all((await readdir(folder)).map((name) => readFile(path.join(folder, name), 'utf8')))
    const total = counts.reduce((sum, count) => sum + Number(count), 0)
    process.stdout.write(`  ${Comparison.asked} cells of ${what} were asked for; ${total} of access until now.\n`)
  }
}
