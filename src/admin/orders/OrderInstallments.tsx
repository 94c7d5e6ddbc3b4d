'use client'
import { Link, useAuth, useConfig } from '@payloadcms/ui'
import { PartsOf } from '../installments/PlanParts.tsx'
import { useOrder } from './orderData.ts'

/** The parts in which the order is paid, where it is, for those who look after money. */
export function OrderInstallments() {
  const order = useOrder()
  const { permissions } = useAuth()
  const { config } = useConfig()
  const plan = order?.installmentPlan
  const id = typeof plan === 'string' ? plan : plan?.id
  if (!order || !id || !permissions?.collections?.['installment-plans' as never]?.read) return null
  return (
    <section className="panel-section" aria-labelledby="installments-title">
      <h3 id="installments-title"><Link href={`${config.routes.admin}/collections/installment-plans/${id}`} prefetch={false}>Installments</Link></h3>
      <PartsOf plan={id} website={order.website} version={order.version} />
    </section>
  )
}
