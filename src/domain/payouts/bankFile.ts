import { DateTime } from 'luxon'
import { csvCell } from '../lists/csvCell.ts'
import { toDecimal } from '../money/decimal.ts'
import { isInSepa } from './bankAccount.ts'
import { latinText } from './latinText.ts'
import type { Payer } from './settings.ts'

/** One transfer of a batch that was sent. */
export type Transfer = { id: string; code: string; holder: string; iban: string; bic: string | null; amountMinor: number }

/** A batch that was sent, as its files are made of it: the same batch gives the same files. */
export type SentBatch = {
  id: string
  code: string
  website: string
  currency: string
  timeZone: string
  sentAt: Date
  transfers: readonly Transfer[]
}

export const CSV_HEAD = ['Payout', 'Name', 'IBAN', 'BIC', 'Amount', 'Currency', 'Reference'] as const

/** The rows of a batch's CSV file below its head; no cell can run as a formula. */
export const csvRows = ({ currency, website, transfers }: SentBatch): string[][] =>
  transfers.map(({ code, holder, iban, bic, amountMinor }) =>
    [code, holder, iban, bic ?? '', toDecimal(amountMinor, currency), currency, remittance(code, website)].map(csvCell))

const LONGEST = { name: 70, remittance: 140 } as const

const remittance = (code: string, website: string): string => latinText(`Payout ${code} ${website}`, LONGEST.remittance)

/** Ids of messages and transfers have 35 letters at most; a UUID without its hyphens has 32. */
export const bankId = (uuid: string): string => uuid.replaceAll('-', '')

/**
 * A batch as ISO 20022 `pain.001.001.09` (customer credit transfer initiation). Its message id is the
 * batch's and each end-to-end id the payout's, so a bank that sees the file twice can tell. Names of
 * elements are keys, those of attributes begin with `@_`.
 */
export function pain001(batch: SentBatch, payer: Payer): Record<string, unknown> {
  const { id, currency, timeZone, sentAt, transfers } = batch
  const sums = { NbOfTxs: String(transfers.length), CtrlSum: toDecimal(transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0), currency) }
  const name = latinText(payer.name, LONGEST.name)
  const isSepa = currency === 'EUR' && [payer.iban, ...transfers.map(({ iban }) => iban)].every(isInSepa)
  return {
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    Document: {
      '@_xmlns': 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09',
      CstmrCdtTrfInitn: {
        GrpHdr: { MsgId: bankId(id), CreDtTm: sentAt.toISOString(), ...sums, InitgPty: { Nm: name } },
        PmtInf: {
          PmtInfId: bankId(id), PmtMtd: 'TRF', BtchBookg: 'true', ...sums,
          ...(isSepa && { PmtTpInf: { SvcLvl: { Cd: 'SEPA' } } }),
          ReqdExctnDt: { Dt: DateTime.fromJSDate(sentAt, { zone: timeZone }).toISODate()! },
          Dbtr: { Nm: name }, DbtrAcct: { Id: { IBAN: payer.iban } }, DbtrAgt: bank(payer.bic), ChrgBr: isSepa ? 'SLEV' : 'SHAR',
          CdtTrfTxInf: transfers.map((transfer) => transferOf(transfer, batch)),
        },
      },
    },
  }
}

const transferOf = ({ id, code, holder, iban, bic, amountMinor }: Transfer, { currency, website }: SentBatch) => ({
  PmtId: { InstrId: latinText(code, 35), EndToEndId: bankId(id) },
  Amt: { InstdAmt: { '@_Ccy': currency, '#text': toDecimal(amountMinor, currency) } },
  ...(bic && { CdtrAgt: bank(bic) }),
  Cdtr: { Nm: latinText(holder, LONGEST.name) },
  CdtrAcct: { Id: { IBAN: iban } },
  RmtInf: { Ustrd: remittance(code, website) },
})

const bank = (bic: string | null) => ({ FinInstnId: bic ? { BICFI: bic } : { Othr: { Id: 'NOTPROVIDED' } } })
