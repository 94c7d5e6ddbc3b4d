/**
 * What is taken, by content, with the endings it may be called by. Documents and pictures that people
 * hand each other; no archives, whose inside nobody has looked at, and nothing a browser would run.
 */
export const FILE_TYPES: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/rtf': ['rtf'],
  'text/plain': ['txt', 'md', 'csv'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
}

/** Whether a file of this content may be called so. */
export const isAccepted = (mimeType: string | null, name: string): mimeType is string =>
  mimeType !== null && (FILE_TYPES[mimeType] ?? []).includes(endingOf(name))

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
