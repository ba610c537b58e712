import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { connectSocket, disconnected, scoreOf, startViewer, type Viewer, watch } from '../helpers/live.ts'
import { pairWall, signInManager } from '../helpers/people.ts'
import { buildPickup } from '../helpers/pickups.ts'
import { startServer } from '../helpers/server.ts'
import { useSmallCompany } from '../helpers/smallCompany.ts'
import { EAST } from '../helpers/stations.ts'
import { startStillProxy } from '../helpers/stillProxy.ts'

const company = useSmallCompany()
let token: string

beforeAll(async () => {
  token = (await pairWall(company.manager, EAST)).token
})

async function connect(): Promise<Viewer['socket']> {
  const socket = await connectSocket(company.server.baseUrl, { auth: { as: 'wall', token } })
  onTestFinished(() => void socket.close())
  return socket
}
/** Says `watch` with whatever it is given. */
const watchWith = (socket: Viewer['socket'], asked: unknown) => watch(socket, asked as string | null)

test.each([{ stationId: EAST }, 7, true, ['east'], 'x'.repeat(101)])(
  'watch %j is refused by name and does not trouble the log',
  async (asked) => {
    const socket = await connect()
    expect(await watchWith(socket, asked)).toMatchObject({
      ok: false,
      problem: { code: 'invalid_request', field: 'stationId', status: 400 },
    })
    expect(company.server.logs()).not.toContain('request failed')
    expect(await watch(socket, null)).toMatchObject({ ok: true })
  },
)

test('[SEC-9] a socket that asks more than twenty times at once is told so, gets one ticket, and goes on living', async () => {
  const viewer = await startViewer(company.server.baseUrl, { auth: { as: 'wall', token } })
  onTestFinished(() => viewer.close())
  const replies = await Promise.all(Array.from({ length: 59 }, () => watch(viewer.socket, null)))
  const refused = replies.filter((reply) => !reply.ok)
  expect(replies.slice(0, 19).every(({ ok }) => ok)).toBe(true)
  // twenty at once with the one of before; a recheck in between wins back eight
  expect([40, 32]).toContain(refused.length)
  for (const reply of refused) expect(reply).toMatchObject({ problem: { code: 'too_many_attempts' } })
  await company.source.post('/pickups', buildPickup('e1', { count: 2 }))
  await viewer.when('two parcels', (snapshot) => scoreOf(snapshot, 'e1') === 2)
  expect(viewer.tickets).toHaveLength(1)
})

test('[SEC-9] who does not stop is cut off', async () => {
  const socket = await connect()
  const cut = disconnected(socket)
  for (let i = 0; i < 400; i++) socket.emit('watch', null, () => undefined)
  await cut
  expect(socket.connected).toBe(false)
  expect(await watch(await connect(), null)).toMatchObject({ ok: true })
})

test('a server that is asked to stop does so though a screen that has gone dark never lets go of it', async () => {
  const server = await startServer({ dataDir: company.dataDir })
  onTestFinished(() => server.kill9())
  const network = await startStillProxy(server.port)
  const { token } = await pairWall(await signInManager(server, false), EAST)
  const dark = await startViewer(`http://127.0.0.1:${network.port}`, { auth: { as: 'wall', token } })
  onTestFinished(() => dark.close())
  network.freeze()
  await server.stop() // throws where it had to be ended at its deadline
})
