import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { convert } from './convert.ts'
import type { Schemas } from './schema.ts'
import { RESOURCES, TYPES } from './types.ts'

/** Reads the installed SDK's types and gives the schemas of all that the simulator takes and answers. Takes seconds. */
export function generateSchemas(folder: string): Schemas {
  const entry = path.join(folder, `stripe-types-${process.pid}.ts`)
  mkdirSync(folder, { recursive: true })
  const types = TYPES.map((name, index) => `export type T${index} = Stripe.${name}`)
  writeFileSync(entry, ["import type Stripe from 'stripe'", ...types, ''].join('\n'))
  try {
    return schemasOf(entry)
  } finally {
    rmSync(entry)
  }
}

function schemasOf(entry: string): Schemas {
  const program = ts.createProgram([entry], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    skipLibCheck: true,
    types: [],
  })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(entry)!
  const conversion = { checker, $defs: {}, names: new Map<ts.Type, string>(), resources: new Set(RESOURCES) }
  const roots = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!).map((symbol) => {
    const type = checker.getDeclaredTypeOfSymbol(symbol)
    const name = TYPES[Number(symbol.name.slice(1))]!
    if (type.flags & ts.TypeFlags.Any) throw new Error(`The SDK has no type ${name}.`)
    return [name, convert(conversion, type)] as const
  })
  return { roots: Object.fromEntries(roots), $defs: conversion.$defs }
}
