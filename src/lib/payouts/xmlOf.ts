import { XMLBuilder } from 'fast-xml-parser'

const BUILDER = new XMLBuilder({ ignoreAttributes: false, format: true, indentBy: '  ', suppressEmptyNode: false })

/** A tree as XML: keys are elements, those that begin with `@_` attributes; values are escaped. */
export const xmlOf = (tree: Record<string, unknown>): string => BUILDER.build(tree)
