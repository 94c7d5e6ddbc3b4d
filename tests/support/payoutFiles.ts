import { expect } from '@jest/globals'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { IBAN, type PayoutApp, type PayoutDoc } from './payoutApp.ts'

type Sent = { batch: { id: string; code: string }; payout: PayoutDoc }

/** The CSV and the pain.001 file of a batch of one payout of 120.00: whole numbers, the same bytes twice, for admins of the website. */
export async function expectFiles(t: PayoutApp, { batch, payout }: Sent): Promise<void> {
  const { id } = batch
  const csv = await t.as('admin', 'GET', `/api/payout-batches/${id}/csv`)
  expect([csv.body, csv.headers.get('content-disposition')]).toEqual([
    `Payout,Name,IBAN,BIC,Amount,Currency,Reference\r\n${payout.code},Wilma Ärmel,${IBAN},,120.00,USD,Payout ${payout.code} inkwell\r\n`, `attachment; filename="${batch.code}.csv"`,
  ])
  expect((await t.as('support', 'GET', `/api/payout-batches/${id}/csv`)).status).toBe(403)
  expect((await t.app.call('GET', `/api/payout-batches/${id}/csv`, { as: t.emails.stranger, website: 'federhaus' })).status).toBe(404)
  expect((await t.as('admin', 'GET', `/api/payout-batches/${id}/pain001`)).body.code).toBe('payout_payer_missing')
  const payouts = { schedule: 'off', minimumMinor: 5_000, holdDays: 3, payerName: 'Inkwell Inc.', payerIban: 'nl02 abna 0123 4567 89', payerBic: 'ABNANL2A' }
  expect((await t.as('admin', 'PATCH', `/api/websites/${t.inkwell.id}`, { payouts: { ...payouts, payerIban: 'NL03ABNA0123456789' } })).status).toBe(400)
  expect((await t.as('admin', 'PATCH', `/api/websites/${t.inkwell.id}`, { payouts })).body.doc.payouts).toMatchObject({ payerIban: 'NL02ABNA0123456789' })
  const file = async () => Buffer.from((await t.as('admin', 'GET', `/api/payout-batches/${id}/pain001`)).body as Uint8Array).toString('utf8')
  const [one, again] = [await file(), await file()]
  expect([XMLValidator.validate(one), again]).toEqual([true, one])
  const message = new XMLParser({ parseTagValue: false }).parse(one).Document.CstmrCdtTrfInitn
  expect(message).toMatchObject({
    GrpHdr: { MsgId: id.replaceAll('-', ''), NbOfTxs: '1', CtrlSum: '120.00', InitgPty: { Nm: 'Inkwell Inc.' } },
    PmtInf: { DbtrAcct: { Id: { IBAN: 'NL02ABNA0123456789' } }, CdtTrfTxInf: { PmtId: { EndToEndId: payout.id.replaceAll('-', '') }, Amt: { InstdAmt: '120.00' }, Cdtr: { Nm: 'Wilma Armel' }, CdtrAcct: { Id: { IBAN } } } },
  })
}
