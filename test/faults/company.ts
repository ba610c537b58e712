import { cp, rm } from 'node:fs/promises'
import { socketPathOf } from '@leitai/server/redis/embedded'
import { Redis } from 'ioredis'
import { createTmpDir, freePort, removeTmpDir } from '../helpers/folders.ts'
import { startServer, type TestServer } from '../helpers/server.ts'
import { createKey, importRoster, type TestRoster } from '../helpers/stations.ts'

const STATIONS = ['north', 'south', 'harbour']
const COURIERS_EACH = 6

const ROSTER: TestRoster = {
  stations: STATIONS.map((id) => ({ id, name: id })),
  couriers: STATIONS.flatMap((station) =>
    Array.from({ length: COURIERS_EACH }, (_, index) => ({
      id: `${station}${index}`,
      name: `${station} ${index}`,
      postings: [{ station, from: '2020-01-01' }],
    })),
  ),
}

/** The continuous audit has many turns also in a server that does not live for long. */
const OFTEN = { AUDIT_EVERY_S: '0.2' }

/** A company that is founded once; each fault happens to a copy of its data. */
export interface Founded {
  folder: string
  key: string
  close(): Promise<void>
}

export async function found(): Promise<Founded> {
  const folder = await createTmpDir()
  await importRoster(folder, ROSTER)
  const key = await createKey(folder)
  return { folder, key, close: () => removeTmpDir(folder) }
}

export interface FaultCompany {
  readonly server: TestServer
  readonly dataDir: string
  readonly roster: TestRoster
  readonly key: string
  readonly env: Record<string, string>
  /** Starts the server again, at the address that it had. */
  restart(): Promise<void>
  /** The process that the embedded Redis is now. */
  redisPid(): Promise<number>
  close(): Promise<void>
}

/** A running server on a copy of the founded company's data. `dataDir` is made where it is not given. */
export async function openCompany(
  founded: Founded,
  options: { dataDir?: string; env?: Record<string, string>; serverEnv?: Record<string, string> } = {},
): Promise<FaultCompany> {
  const dataDir = options.dataDir ?? (await copyData(founded))
  const env = options.env ?? {}
  const port = await freePort()
  const start = () => startServer({ dataDir, port, env: { ...OFTEN, ...env, ...options.serverEnv } })
  let server = await start()
  return {
    get server() {
      return server
    },
    dataDir,
    roster: ROSTER,
    key: founded.key,
    env,
    async restart() {
      server = await start()
    },
    async redisPid() {
      const redis = new Redis(socketPathOf(dataDir))
      try {
        return Number(/process_id:(\d+)/.exec(await redis.info('server'))?.[1])
      } finally {
        redis.disconnect()
      }
    },
    async close() {
      await server.stop()
      await removeTmpDir(dataDir)
    },
  }
}

/** The founded company's data in a folder of their own. */
export async function copyData({ folder }: Founded, to?: string): Promise<string> {
  const copy = to ?? (await createTmpDir())
  await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith('.sock') })
  await rm(`${copy}/redis.lock`, { force: true })
  return copy
}
