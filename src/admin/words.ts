/** `awaiting_payment` or `earlierShare` as people read it: “Awaiting payment”, “Earlier share”. */
export function sentence(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
