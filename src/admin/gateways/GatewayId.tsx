import { stripeDashboardUrl } from '../../domain/gateways/stripeDashboard.ts'

/** The gateway's id of something, which leads to it in the gateway's own dashboard where there is one. */
export function GatewayId({ id }: { id: string }) {
  const url = stripeDashboardUrl(id)
  return url ? <a className="facts__text" href={url} target="_blank" rel="noreferrer">{id}</a> : <span className="facts__text">{id}</span>
}
