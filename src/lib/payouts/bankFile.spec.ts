import { describe, expect, it } from '@jest/globals'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { csvRows, pain001 as treeOf, type SentBatch } from '../../domain/payouts/bankFile.ts'
import { latinText } from '../../domain/payouts/latinText.ts'
import type { Payer } from '../../domain/payouts/settings.ts'
import { xmlOf } from './xmlOf.ts'

const pain001 = (batch: SentBatch, of: Payer): string => xmlOf(treeOf(batch, of))

const transfer = { id: '01a20613-a342-730f-a09c-8830d4d67d9a', code: 'P-4F9C01AB', holder: 'Wilma Ärmel & Søn', iban: 'DE89370400440532013000', bic: null, amountMinor: 12_345 }
const batch = (change: Partial<SentBatch> = {}): SentBatch => ({
  id: '01a20613-adf7-762b-a072-ba6159a88108', code: 'B-00C0FFEE', website: 'Federhaus <GmbH>', currency: 'EUR', timeZone: 'Europe/Berlin', sentAt: new Date('2026-03-20T23:30:00Z'),
  transfers: [transfer, { ...transfer, id: '01a20613-a342-730f-a09c-8830d4d67d9b', iban: 'NL91ABNA0417164300', bic: 'ABNANL2A', amountMinor: 5 }], ...change,
})
const payer = { name: 'Federhaus GmbH', iban: 'NL02ABNA0123456789', bic: 'ABNANL2A' }

/** What the schema of pain.001.001.09 says of the elements that are used: their order, and what each may hold. `*` may repeat, `?` may be missing. */
const SCHEMA: Record<string, string> = {
  Document: 'CstmrCdtTrfInitn', CstmrCdtTrfInitn: 'GrpHdr PmtInf*', GrpHdr: 'MsgId CreDtTm NbOfTxs CtrlSum? InitgPty', InitgPty: 'Nm',
  PmtInf: 'PmtInfId PmtMtd BtchBookg? NbOfTxs? CtrlSum? PmtTpInf? ReqdExctnDt Dbtr DbtrAcct DbtrAgt ChrgBr? CdtTrfTxInf*',
  PmtTpInf: 'SvcLvl', SvcLvl: 'Cd', ReqdExctnDt: 'Dt', Dbtr: 'Nm', DbtrAcct: 'Id', DbtrAgt: 'FinInstnId', CdtrAgt: 'FinInstnId', FinInstnId: 'BICFI? Othr?', Othr: 'Id',
  CdtTrfTxInf: 'PmtId Amt CdtrAgt? Cdtr CdtrAcct RmtInf?', PmtId: 'InstrId? EndToEndId', Amt: 'InstdAmt', Cdtr: 'Nm', CdtrAcct: 'Id', RmtInf: 'Ustrd',
}
const TEXT = /^[a-zA-Z0-9/\-?:().,'+ ]{1,140}$/
const VALUES: Record<string, RegExp> = {
  MsgId: /^[a-zA-Z0-9-]{1,35}$/, PmtInfId: /^[a-zA-Z0-9-]{1,35}$/, InstrId: /^[a-zA-Z0-9-]{1,35}$/, EndToEndId: /^[a-zA-Z0-9-]{1,35}$/,
  CreDtTm: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, Dt: /^\d{4}-\d\d-\d\d$/, NbOfTxs: /^\d{1,15}$/, CtrlSum: /^\d{1,13}(\.\d{1,5})?$/, InstdAmt: /^\d{1,13}(\.\d{1,5})?$/,
  PmtMtd: /^TRF$/, BtchBookg: /^(true|false)$/, Cd: /^SEPA$/, ChrgBr: /^(SLEV|SHAR)$/, BICFI: /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/,
  IBAN: /^[A-Z]{2}\d{2}[a-zA-Z0-9]{1,30}$/, Nm: /^[a-zA-Z0-9/\-?:().,'+ ]{1,70}$/, Ustrd: TEXT, Id: /^NOTPROVIDED$/,
}

type Node = Record<string, unknown>

/** Walks a file as the schema does, and answers what is wrong with it. */
function faultsOf(name: string, nodes: Node[]): string[] {
  const children = nodes.flatMap((node) => Object.keys(node).filter((key) => key !== ':@').map((key) => ({ key, inside: node[key] as Node[] })))
  if (children.length === 1 && children[0]!.key === '#text') {
    const value = String((nodes[0] as { '#text': unknown })['#text'])
    return VALUES[name]?.test(value) ? [] : [`${name} holds ${value}`]
  }
  const order = name === 'Id' ? 'IBAN' : SCHEMA[name]
  if (!order) return [`${name} is not known`]
  const wanted = new RegExp(`^${order.split(' ').map((part) => (part.endsWith('*') ? `(${part.slice(0, -1)} )+` : part.endsWith('?') ? `(${part.slice(0, -1)} )?` : `${part} `)).join('')}$`)
  const found = children.map(({ key }) => `${key} `).join('')
  return [...(wanted.test(found) ? [] : [`${name} has ${found}`]), ...children.flatMap(({ key, inside }) => faultsOf(key, inside))]
}
const faults = (xml: string): string[] => {
  const [, document] = new XMLParser({ preserveOrder: true, ignoreAttributes: false, parseTagValue: false }).parse(xml) as Node[]
  return faultsOf('Document', document!.Document as Node[])
}

describe('a pain.001 file', () => {
  it.each([
    ['in euros within SEPA', batch()], ['of one transfer', batch({ transfers: [transfer] })],
    ['in dollars', batch({ currency: 'USD' })], ['in yen', batch({ currency: 'JPY' })], ['in dinars', batch({ currency: 'KWD' })], ['out of SEPA', batch({ transfers: [{ ...transfer, iban: 'AE070331234567890123456', bic: 'NBADAEAA' }] })],
  ])('%s is well formed and valid', (_case, sent) => {
    const xml = pain001(sent, payer)
    expect([XMLValidator.validate(xml), faults(xml), pain001(sent, payer) === xml]).toEqual([true, [], true])
  })

  it('says who pays whom how much, with sums, in the day of the website, in letters that banks take', () => {
    const xml = pain001(batch(), { ...payer, bic: null })
    const { CstmrCdtTrfInitn: { GrpHdr, PmtInf } } = new XMLParser({ parseTagValue: false, ignoreAttributes: false }).parse(xml).Document
    expect(GrpHdr).toMatchObject({ MsgId: '01a20613adf7762ba072ba6159a88108', NbOfTxs: '2', CtrlSum: '123.50' })
    expect(PmtInf).toMatchObject({ ReqdExctnDt: { Dt: '2026-03-21' }, PmtTpInf: { SvcLvl: { Cd: 'SEPA' } }, ChrgBr: 'SLEV', DbtrAgt: { FinInstnId: { Othr: { Id: 'NOTPROVIDED' } } } })
    expect(PmtInf.CdtTrfTxInf).toMatchObject([
      { Amt: { InstdAmt: { '#text': '123.45', '@_Ccy': 'EUR' } }, Cdtr: { Nm: 'Wilma Armel + Son' }, RmtInf: { Ustrd: 'Payout P-4F9C01AB Federhaus .GmbH.' } },
      { Amt: { InstdAmt: { '#text': '0.05', '@_Ccy': 'EUR' } }, CdtrAgt: { FinInstnId: { BICFI: 'ABNANL2A' } } },
    ])
    expect(new XMLParser({ parseTagValue: false }).parse(pain001(batch({ currency: 'USD' }), payer)).Document.CstmrCdtTrfInitn.PmtInf).toMatchObject({ ChrgBr: 'SHAR' })
  })

  it('is found wrong where something is out of order, missing or too long', () => {
    const xml = pain001(batch(), payer)
    expect(faults(xml.replace('<PmtMtd>TRF</PmtMtd>', ''))).toHaveLength(1)
    expect(faults(xml.replaceAll('01a20613adf7762ba072ba6159a88108', 'x'.repeat(36)))).toHaveLength(2)
    expect(faults(xml.replace('123.45', '-1'))).toEqual(['InstdAmt holds -1'])
  })
})

describe('a CSV file', () => {
  it('has plain decimals, and nothing that a spreadsheet runs', () => {
    const [row] = csvRows(batch({ transfers: [{ ...transfer, holder: '=1+1' }] }))
    expect(row).toEqual(['P-4F9C01AB', "'=1+1", 'DE89370400440532013000', '', '123.45', 'EUR', 'Payout P-4F9C01AB Federhaus .GmbH.'])
    expect(csvRows(batch({ currency: 'JPY' }))[0]![4]).toBe('12345')
  })
})

describe('letters that banks take', () => {
  it.each([['Łukasz Żółć', 'Lukasz Zolc'], ['Großmann', 'Grossmann'], ['Ελένη', '.....'], ['//x//y', 'x/y'], ['a  b\n', 'a b.'], ['abcdef', 'abcd']])('%s becomes %s', (text, plain) => expect(latinText(text, text === 'abcdef' ? 4 : 70)).toBe(plain))
})
