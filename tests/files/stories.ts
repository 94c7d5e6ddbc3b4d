import { createHash } from 'node:crypto'
import { access, readdir } from 'node:fs/promises'
import http from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { startOrderApp, type OrderApp, type Who } from '../support/orderApp.ts'
import { NOW } from '../support/pricedApp.ts'
import { refusesIn } from '../support/refuses.ts'
import { until } from '../support/until.ts'

const MEGABYTE = 1_000_000
const HTML = '<script>alert(1)</script>'

export type StoredFiles = {
  /** Last parts of the keys of what is stored for good. */
  names: () => Promise<string[]>
  contentOf: (key: string) => Promise<string>
  /** How many stored files are being read at this moment. */
  openReads: () => number
}

/** The stories of files, which are the same wherever files lie. @returns the app, once it has started */
export function fileStories(stored: StoredFiles): () => OrderApp {
  let o: OrderApp
  beforeAll(async () => {
    o = await startOrderApp()
  })
  afterAll(() => o?.app.stop())
  beforeEach(() => o.app.setClock(() => NOW))

  const refuses = refusesIn(() => o.app)
  type File = { id: string; category: string; name: string; isLocked: boolean; by: { role: string } }
  const list = async (who: Who, id: string): Promise<File[]> => (await o.as(who, 'GET', `/api/orders/${id}/deliverables`)).body.docs
  const download = (who: Who | null, id: string, file: string) => o.as(who, 'GET', `/api/orders/${id}/deliverables/${file}/download`)

  it('hands files on to each as they concern them', async () => {
    const { id } = await o.bring('in_progress')
    await o.ok(o.upload('client', id, { category: 'reference', name: 'source.txt', content: 'See page 3.' }))
    await o.ok(o.upload('writer', id, { category: 'draft', name: 'first.md', content: '# Ink' }))
    const final = await o.ok(o.upload('writer', id))
    const names = async (who: Who) => (await list(who, id)).map(({ category }) => category).sort()
    expect(await names('client')).toEqual(['draft', 'reference'])
    expect(await names('writer')).toEqual(['draft', 'final', 'reference'])
    expect(await names('editor')).toEqual(['draft', 'final', 'reference'])
    expect((await download('client', id, final.id)).status).toBe(404)

    await o.move('writer', id, 'submit_work')
    await o.move('editor', id, 'approve_review')
    expect(await names('client')).toEqual(['draft', 'final', 'reference'])
    const got = await download('client', id, final.id)
    expect(got.status).toBe(200)
    expect(createHash('sha256').update(got.body).digest('hex')).toBe(final.sha256)
    for (const who of ['client2', 'writer2', 'stranger', 'stranger-client', null] as const) {
      expect([401, 404]).toContain((await download(who, id, final.id)).status)
    }
  })

  it('sends a file to be saved, never to be shown or guessed', async () => {
    const { id } = await o.bring('in_progress')
    const file = await o.ok(o.upload('writer', id, { category: 'draft', name: '../Über ‘Ink’.txt', content: '<script>alert(1)</script>' }))
    expect(file).toMatchObject({ name: 'Über ‘Ink’.txt', mimeType: 'text/plain', sizeBytes: 25 })
    const { headers } = await download('client', id, file.id)
    expect(headers.get('content-type')).toBe('text/plain')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-disposition')).toBe(`attachment; filename="_ber _Ink_.txt"; filename*=UTF-8''%C3%9Cber%20%E2%80%98Ink%E2%80%99.txt`)
    expect(headers.get('cache-control')).toContain('no-store')
  })

  it('lets go of a file whose reader goes away', async () => {
    const { id } = await o.bring('in_progress')
    const file = await o.ok(o.upload('writer', id, { category: 'draft', name: 'long.txt', content: 'ink '.repeat(5 * MEGABYTE) }))
    const headers = { authorization: `JWT ${await o.app.mintSession(o.emails.writer)}`, 'x-website': 'inkwell' }
    const before = stored.openReads()
    const request = http.get(`${o.app.url}/api/orders/${id}/deliverables/${file.id}/download`, { headers })
    request.on('error', () => {})
    await new Promise<void>((resolve) => request.on('response', (response) => response.once('data', () => resolve())))
    expect(stored.openReads()).toBeGreaterThan(before)
    request.destroy()
    await until(async () => stored.openReads() === before)
  })

  it('keeps finals locked for the client until the order is paid in full', async () => {
    const { id } = await o.bring('delivered')
    const [final] = (await list('client', id)).filter(({ category }) => category === 'final')
    await o.app.database.sql('update orders set total_minor = total_minor + 1 where id = $1', [id])
    expect(await list('client', id)).toContainEqual(expect.objectContaining({ id: final!.id, isLocked: true }))
    expect(await download('client', id, final!.id)).toMatchObject({ status: 402, body: { code: 'file_locked' } })
    expect((await download('editor', id, final!.id)).status).toBe(200)
  })

  it('stores under names that nobody can guess, and never changes what is stored', async () => {
    const { id } = await o.bring('in_progress')
    const [first, second] = [
      await o.ok(o.upload('writer', id, { category: 'draft', name: 'same.txt', content: 'one' })),
      await o.ok(o.upload('writer', id, { category: 'draft', name: 'same.txt', content: 'two' })),
    ]
    const rows = await o.app.database.sql<{ id: string; storage_key: string }>('select id, storage_key from deliverables where order_id = $1', [id])
    const keyOf = (file: { id: string }) => rows.find((row) => row.id === file.id)!.storage_key
    expect(keyOf(first)).toMatch(new RegExp(`^${o.inkwell.id}/[0-9a-f]{2}/[0-9a-f-]{36}$`))
    expect([await stored.contentOf(keyOf(first)), await stored.contentOf(keyOf(second))]).toEqual(['one', 'two'])
    for (const method of ['PATCH', 'DELETE']) expect([403, 404]).toContain((await o.as('admin', method, `/api/deliverables/${first.id}`, { name: 'other' })).status)
    expect((await o.as('admin', 'POST', '/api/deliverables', { name: 'x' })).status).toBe(403)
    expect((await o.as('client', 'GET', '/api/deliverables')).status).toBe(403)
    expect(JSON.stringify((await o.as('admin', 'GET', `/api/deliverables/${first.id}`)).body)).not.toContain(keyOf(first))
  })

  it('sweeps what a crash cut off, and nothing else', async () => {
    const { createIncoming, newKey, incomingPathOf } = await import('../../src/lib/files/storage.ts')
    const { sweepUploads } = await import('../../src/operations/files/sweepUploads.ts')
    const key = newKey(o.inkwell.id)
    await (await createIncoming(key)).close()
    o.app.setClock(null)
    expect(await sweepUploads()).toBe(0)
    o.app.setClock(() => new Date(Date.now() + 2 * 86_400_000))
    expect(await sweepUploads()).toBe(1)
    await expect(access(incomingPathOf(key))).rejects.toThrow('ENOENT')
  })

  describe('files are refused', () => {
    const zeros = (bytes: number) => new Blob(['%PDF-1.4\n', new Uint8Array(bytes)])
    it.each<[string, Who, { category?: string; name?: string; content?: Blob | string }, number, string]>([
      ['of 51 MB', 'writer', { content: zeros(51 * MEGABYTE) }, 413, 'payload_too_large'],
      ['whose content is a program', 'writer', { content: new Blob([new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])]) }, 415, 'file_type_refused'],
      ['whose content is another kind than the name', 'writer', { name: 'work.docx' }, 415, 'file_type_refused'],
      ['that a browser would run', 'writer', { name: 'work.html', content: HTML }, 415, 'file_type_refused'],
      ['that are pictures with programs', 'writer', { name: 'work.svg', content: '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>' }, 415, 'file_type_refused'],
      ['that are empty', 'writer', { name: 'work.txt', content: '' }, 422, 'file_empty'],
      ['of an unknown category', 'writer', { category: 'secret' }, 400, 'invalid_input'],
      ['of a category for others', 'client', { category: 'final' }, 403, 'file_category_refused'],
    ])('%s', async (_case, who, file, status, code) => {
      const { id } = await o.bring('in_progress')
      await refuses(() => o.upload(who, id, file), { status, code })
    }, 120_000)

    it('that are not there, come twice, or in no form', async () => {
      const { id } = await o.bring('in_progress')
      const post = (body: unknown) => () => o.as('writer', 'POST', `/api/orders/${id}/deliverables`, body)
      const form = (...entries: [string, string | Blob][]) => {
        const data = new FormData()
        for (const [name, value] of entries) data.append(name, value as never)
        return data
      }
      await refuses(post(form(['category', 'final'])), { status: 400, code: 'file_missing' })
      await refuses(post(form(['category', 'final'], ['file', new Blob(['a'])], ['file', new Blob(['b'])])), { status: 400, code: 'invalid_input' })
      await refuses(post(form(['category', 'final'], ['work', new Blob(['a'])])), { status: 400, code: 'invalid_input' })
      await refuses(post(form(['category', 'final'], ['order', 'x'], ['file', new Blob(['text'])])), { status: 400, code: 'invalid_input' })
      await refuses(post({ category: 'final' }), { status: 415, code: 'unsupported_media_type' })
    })

    it('that break off on the way', async () => {
      const { id } = await o.bring('in_progress')
      const token = await o.app.mintSession(o.emails.writer)
      const before = await filesOnDisk()
      const request = http.request(`${o.app.url}/api/orders/${id}/deliverables`, {
        method: 'POST',
        headers: { authorization: `JWT ${token}`, 'x-website': 'inkwell', 'content-type': 'multipart/form-data; boundary=x', 'content-length': 1_000_000 },
      })
      request.on('error', () => {})
      request.write('--x\r\ncontent-disposition: form-data; name="file"; filename="work.txt"\r\n\r\nhalf a sen')
      await until(async () => (await filesOnDisk()).length > before.length)
      request.destroy()
      await until(async () => (await filesOnDisk()).length === before.length)
      expect(await list('writer', id)).toEqual([])
    })

    it('and leave nothing behind', async () => {
      const kept = await stored.names()
      const [count] = await o.app.database.sql<{ count: string }>('select count(*) from deliverables')
      expect(kept).toHaveLength(Number(count!.count))
      expect(kept.every((name) => /^[0-9a-f-]{36}$/.test(name))).toBe(true)
      expect((await filesOnDisk()).filter((name) => name.endsWith('.part'))).toEqual([])
    })
  })

  return () => o
}

/** Names of the files on this machine's disk: all of them, or those that are coming in. */
export async function filesOnDisk(): Promise<string[]> {
  const { env } = await import('../../src/lib/env.ts')
  const entries = await readdir(env().UPLOAD_DIR, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}
