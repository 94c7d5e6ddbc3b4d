import type { IncomingMessage } from 'node:http'

/** The headers of a Node request as the web's `Headers`, repeated ones kept. */
export function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if (!rawHeaders[i]!.startsWith(':')) headers.append(rawHeaders[i]!, rawHeaders[i + 1]!)
  }
  return headers
}
