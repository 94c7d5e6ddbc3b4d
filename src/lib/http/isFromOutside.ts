import type { PayloadRequest } from 'payload'

/**
 * Whether a caller of the API asks for an operation, and not our own code on the caller's request:
 * a nested Local API call keeps the API of the request, and only our own code may pass by access.
 */
export const isFromOutside = (req: PayloadRequest, args: object): boolean =>
  req.payloadAPI !== 'local' && (args as { overrideAccess?: boolean }).overrideAccess !== true
