import type { AccessArgs, AccessResult, FieldAccess, Where } from 'payload'

/** An access function that answers at once, without a query. */
export type Rule = (args: AccessArgs) => AccessResult

/** Grants what any rule grants: `true` wins, otherwise the filters are joined with OR. */
export const anyOf =
  (...rules: Rule[]): Rule =>
  (args) => {
    const answers = rules.map((rule) => rule(args))
    if (answers.includes(true)) return true
    const filters = answers.filter(isFilter)
    return filters.length > 0 ? { or: filters } : false
  }

/** Grants only what every rule grants: `false` wins, filters are joined with AND. */
export const allOf =
  (...rules: Rule[]): Rule =>
  (args) => {
    const answers = rules.map((rule) => rule(args))
    if (answers.includes(false)) return false
    const filters = answers.filter(isFilter)
    return filters.length > 0 ? { and: filters } : true
  }

export const never: Rule = () => false
export const everyone: Rule = () => true

const neverField: FieldAccess = () => false
/** Written by operations only: people can read the field but not set it. */
export const serverOnly = { create: neverField, update: neverField }
/** Known to the platform only. */
export const secretField = { create: neverField, read: neverField, update: neverField }

const isFilter = (answer: AccessResult): answer is Where => typeof answer === 'object'
