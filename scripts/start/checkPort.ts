import { createServer } from 'node:net'
import { PlainError } from '../../src/lib/PlainError.ts'

/** @throws PlainError when the port is taken or may not be used */
export async function checkPort(port: number, host: string): Promise<void> {
  const code = await tryToListen(port, host)
  if (code === 'EADDRINUSE')
    throw new PlainError(
      `Port ${port} is taken by another program: stop it, or choose another port with PORT=${port + 1}.`,
    )
  if (code === 'EACCES')
    throw new PlainError(`Port ${port} needs more rights: choose one above 1023 with PORT=3000.`)
  if (code) throw new PlainError(`The server can't listen on ${host}:${port} (${code}): check HOST and PORT.`)
}

function tryToListen(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)))
  })
}
