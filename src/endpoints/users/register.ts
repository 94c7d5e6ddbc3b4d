import { z } from 'zod'
import { endpoint } from '../../lib/http/endpoint.ts'
import { registerClient } from '../../operations/users/registerClient.ts'

const MAX_NAME = 80

/** A person becomes a client of the website. The answer is the same whether or not the e-mail is known. */
export const register = endpoint({
  method: 'post',
  path: '/register',
  summary: 'Registers a client on the website; a mail with a link follows',
  access: 'public',
  status: 202,
  input: z.object({
    email: z.email().max(254),
    password: z.string(),
    displayName: z.string().trim().min(1).max(MAX_NAME),
    timeZone: z.string().max(60).optional(),
  }),
  output: z.object({ message: z.string() }),
  refusals: ['password_too_weak'],
  handler: async ({ req, input, website }) => {
    await registerClient(req, { ...input, website })
    return { message: 'We sent you an e-mail. Follow its link to finish.' }
  },
})
