import type { PayloadRequest } from 'payload'
import { DomainError } from '../../domain/errors.ts'
import { env } from '../../lib/env.ts'
import { frontendOf } from '../../lib/mail/frontendOf.ts'
import { websiteById } from '../../lib/websites/settings.ts'

/**
 * Where a gateway sends the client back to. Only to the website's own frontends: a gateway's page that
 * leads anywhere else would lend its good name to somebody else's.
 * @throws DomainError `return_url_invalid`
 */
export async function returnUrlFor(req: PayloadRequest, website: string, asked: string | undefined): Promise<string> {
  const homes = await homesOf(req, website)
  if (asked === undefined) return homes[0]!.href
  const url = URL.canParse(asked) ? new URL(asked) : null
  const home = url && homes.find(({ host }) => host === url.host)
  if (home && url.protocol === home.protocol && !url.username && !url.password) return url.href
  throw new DomainError('return_url_invalid', `Use an address of the website's frontend: ${homes.map(({ origin }) => origin).join(', ')}.`)
}

async function homesOf(req: PayloadRequest, id: string): Promise<URL[]> {
  const { domains } = await websiteById(req, id)
  const frontend = await frontendOf(req, id)
  const { PUBLIC_URL, ALLOWED_ORIGINS } = env()
  const known = [frontend, ...domains.map((host) => `https://${host}`), PUBLIC_URL, ...(env().APP_ENV === 'production' ? [] : ALLOWED_ORIGINS)]
  return known.filter((each): each is string => Boolean(each) && URL.canParse(each!)).map((each) => new URL(each))
}
