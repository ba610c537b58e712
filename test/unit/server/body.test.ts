import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readBytes } from '@leitai/server/http/body'
import { expect, onTestFinished, test } from 'vitest'

test('[SEC-9] a body that does not come to its end is given up', async () => {
  const server = createServer()
  onTestFinished(() => server.closeAllConnections())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const sending = request({ port, host: '127.0.0.1', method: 'POST', headers: { 'Content-Length': 9 } })
  sending.on('error', () => undefined) // cut off in the end
  sending.write('a')
  const [req] = await once(server, 'request')
  await expect(readBytes(req, 1_024, 50)).rejects.toMatchObject({ code: 'body_too_slow' })
})
