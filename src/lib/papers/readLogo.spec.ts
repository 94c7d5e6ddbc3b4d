import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { isAccentColor, isFooter } from '../../domain/papers/layout.ts'
import { isLogo, LOGO_BYTES, logoOf } from './readLogo.ts'

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG of one colour, half transparent. */
function png(width: number, height: number, pixels: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}
const plain = (width: number, height: number): Buffer => png(width, height, deflateSync(Buffer.alloc(height * (1 + 4 * width))))
const url = (content: Buffer, type = 'image/png'): string => `data:${type};base64,${content.toString('base64')}`

describe('a logo', () => {
  it.each([['no logo', null], ['none any more', ''], ['a small image', url(plain(4, 2))], ['a large image', url(plain(2_000, 500))]])('%s is taken', async (_case, value) => expect(await isLogo(value)).toBe(true))

  it.each([
    ['text', 'hello', 'up to 100 kB'], ['an address', 'https://inkwell.example/logo.png', 'up to 100 kB'], ['a drawing with scripts', url(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'), 'PNG or JPEG'],
    ['another file under the name of an image', url(Buffer.from('%PDF-1.7\n')), 'something else'], ['a file that is too large', url(Buffer.alloc(LOGO_BYTES + 1, 1)), 'up to 100 kB'],
    ['too many pixels', url(plain(2_001, 1)), '2,000 pixels'], ['half an image', url(plain(40, 40).subarray(0, 60)), 'damaged'], ['fewer pixels than it claims', url(png(40, 40, deflateSync(Buffer.alloc(100)))), 'damaged'],
    ['many more pixels than it claims', url(png(4, 2, deflateSync(Buffer.alloc(50_000_000)))), 'damaged'], ['a JPEG that ends early', url(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4]), 'image/jpeg'), 'damaged'],
  ])('%s is refused', async (_case, value, words) => expect(await isLogo(value)).toContain(words))

  it('is kept by its content', () => {
    const content = plain(4, 2)
    expect(logoOf(url(content))).toEqual({ content, sha256: createHash('sha256').update(content).digest('hex') })
    expect([logoOf(null), logoOf('hello')]).toEqual([null, null])
  })
})

describe('the layout of papers', () => {
  it.each([['#1a5276', true], ['#000000', true], ['', true], [null, true], ['#ffff00', false], ['#FFFFFF', false], ['red', false], ['#12345', false], ['#1a5276;', false]])('colour %s: %s', (color, isFine) => expect(isAccentColor(color) === true).toBe(isFine))
  it.each([['one\ntwo\nthree', true], ['1\n2\n3\n4', false], [null, true]])('footer %j: %s', (footer, isFine) => expect(isFooter(footer) === true).toBe(isFine))
})
