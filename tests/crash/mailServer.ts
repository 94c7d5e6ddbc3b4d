import net from 'node:net'
import type { AddressInfo } from 'node:net'

export type MailServer = { url: string; received: () => number; stop: () => Promise<void> }

/** A mail server that takes everything and counts it. */
export async function startMailServer(): Promise<MailServer> {
  let received = 0
  const server = net.createServer((socket) => {
    socket.write('220 ready\r\n')
    let isBody = false
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      if (!isBody) {
        isBody = /^DATA/im.test(text)
        return void socket.write(isBody ? '354 go on\r\n' : /^QUIT/im.test(text) ? '221 bye\r\n' : '250 fine\r\n')
      }
      if (!text.includes('\r\n.\r\n')) return
      received += 1
      isBody = false
      socket.write('250 taken\r\n')
    })
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
