const addresses = new WeakMap<Request, string>()

/** Remembers from which address a web-style request came: such a request does not carry it. */
export const rememberAddress = (request: Request, address: string | undefined): Request => {
  addresses.set(request, address ?? 'unknown')
  return request
}

export const addressOf = (request: Request): string => addresses.get(request) ?? 'unknown'
