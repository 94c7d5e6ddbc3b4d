const OLDEST = 20

/** @throws a plain error when this Node.js can't even run npm's packages */
export function checkNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= OLDEST) return
  throw Object.assign(
    new Error(`Node.js ${OLDEST} or later is needed to begin; this is ${process.versions.node}.`),
    { name: 'PlainError' },
  )
}
