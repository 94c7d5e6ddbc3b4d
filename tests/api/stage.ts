import { createLocalReq } from 'payload'
import { DEMO_WEBSITES, makeDemoPeople, makeDemoWebsite, makeUser, SUPERADMIN } from '../../scripts/demo/cast.ts'
import { seedPricing } from '../../scripts/demo/pricing.ts'
import { seedWriters } from '../../scripts/demo/writers.ts'
import { samplePdf } from '../../scripts/api/samplePdf.ts'
import type { RecordedCall } from '../../src/server/openapi/examples.ts'
import { startApp } from '../support/app.ts'
import { canonical } from './canonical.ts'

/** When the recorded calls were made. */
export const STAGE_NOW = new Date('2026-03-02T15:00:00.000Z')
export const PASSWORD = 'scriptorium-demo'

export type Ask = Pick<RecordedCall, 'method' | 'path' | 'as' | 'website'> & { body?: unknown }
export type Told = { status: number; type: string; body: unknown }

/** The demo's websites, people and prices on a clock that stands still; what calls answer is the same in every run. */
export async function startStage() {
  const app = await startApp()
  app.setClock(() => STAGE_NOW)
  await app.asSystem(async () => {
    for (const website of DEMO_WEBSITES) {
      const id = await makeDemoWebsite(app.payload, website)
      await makeDemoPeople(app.payload, website.slug, id)
      await seedPricing(await createLocalReq({}, app.payload), id, website.slug)
      await seedWriters(app.payload, website.slug, id)
    }
    await makeUser(app.payload, { email: SUPERADMIN, displayName: 'Superadmin', superadmin: true })
  })
  const names = canonical(STAGE_NOW)
  /** Makes a call with the names that stand for what differs, and answers with such names. */
  const ask = async ({ method, path, as, website, body }: Ask): Promise<Told> => {
    const real = names.real(body)
    const call = () => app.call(method.toUpperCase(), names.real(path) as string, {
      ...(as && { as }), ...(website && { website }), ...(body !== undefined && { body: isUpload(real) ? formOf(real) : real }),
    })
    let answer = await call()
    // A new password has ended the session.
    if (as && answer.status === 401) answer = await app.mintSession(as).then(call)
    const type = (answer.headers.get('content-type') ?? '').split(';')[0]!
    if (method !== 'get') await app.runJobs()
    return { status: answer.status, type, body: /json/.test(type) ? names.named(answer.body) : null }
  }
  return { app, ask }
}
export type Stage = Awaited<ReturnType<typeof startStage>>

const isUpload = (body: unknown): body is Record<string, string> => typeof body === 'object' && body !== null && 'file' in body

function formOf({ file, ...fields }: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', samplePdf(String(file)), 'work.pdf')
  return form
}
