import { z } from 'zod'
import { endpoint } from '../../lib/http/endpoint.ts'
import { joinWebsiteByToken } from '../../operations/users/joinWebsiteByToken.ts'

/** Somebody with a login on another website becomes a client here, by the link in the mail. */
export const joinWebsite = endpoint({
  method: 'post',
  path: '/join-website',
  summary: 'Adds the website to an existing login, with the token from the mail',
  access: 'public',
  input: z.object({ token: z.string().max(2_000) }),
  output: z.object({ message: z.string() }),
  refusals: ['link_invalid'],
  handler: async ({ req, input }) => {
    await joinWebsiteByToken(req, input.token)
    return { message: 'You can log in on this website now, with the password you already have.' }
  },
})
