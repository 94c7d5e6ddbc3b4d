import { connect, type Socket } from 'node:net'

export type Answer = { status: number; bytes: number; body: () => string }

const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('0\r\n\r\n')

/**
 * One kept-alive HTTP/1.1 connection that sends a request at a time. A tenth of the cost of a fetch:
 * the load must not take the processor from what it measures.
 */
export class Connection {
  #socket: Socket | null = null
  #received: Buffer[] = []
  #settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null
  readonly #port: number

  constructor(port: number) {
    this.#port = port
  }

  send(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
      this.#received = []
      this.#open().write(request)
    })
  }

  close(): void {
    this.#socket?.destroy()
  }

  #open(): Socket {
    if (this.#socket && !this.#socket.destroyed) return this.#socket
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true })
    socket.on('data', (chunk) => this.#take(chunk))
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', () => this.#fail(new Error('The server closed the connection')))
    return (this.#socket = socket)
  }

  #fail(error: Error): void {
    this.#socket = null
    this.#settle?.reject(error)
    this.#settle = null
  }

  #take(chunk: Buffer): void {
    this.#received.push(chunk)
    const answer = complete(this.#received.length === 1 ? chunk : Buffer.concat(this.#received))
    if (!answer || !this.#settle) return
    this.#settle.resolve(answer)
    this.#settle = null
  }
}

/** The answer, once all of it has come. */
function complete(received: Buffer): Answer | null {
  const headEnd = received.indexOf(HEAD_END)
  if (headEnd < 0) return null
  const head = received.toString('latin1', 0, headEnd).toLowerCase()
  const begin = headEnd + HEAD_END.length
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1]
  const isWhole = length === undefined ? hasEnded(head, received) : received.length >= begin + Number(length)
  if (!isWhole) return null
  return { status: Number(head.slice(9, 12)), bytes: received.length - begin, body: () => received.toString('utf8', begin) }
}

const hasEnded = (head: string, received: Buffer): boolean =>
  !head.includes('transfer-encoding: chunked') || received.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)
