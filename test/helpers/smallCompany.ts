import { afterAll, beforeAll } from 'vitest'
import { type Caller, createCaller } from './api.ts'
import { createTmpDir, removeTmpDir } from './folders.ts'
import { startServer, type TestServer } from './server.ts'
import { createKey, EAST, importRoster, SMALL_ROSTER } from './stations.ts'

export interface SmallCompany {
  readonly server: TestServer
  readonly dataDir: string
  /** With a key for all stations. */
  readonly source: Caller
  /** With a key for the station in the east only. */
  readonly eastSource: Caller
  readonly eastKey: string
}

async function found(dataDir: string, roster: unknown, env: Record<string, string>): Promise<SmallCompany> {
  await importRoster(dataDir, roster)
  const key = await createKey(dataDir)
  const eastKey = await createKey(dataDir, [EAST])
  const server = await startServer({ dataDir, env })
  return {
    server,
    dataDir,
    source: createCaller(server.baseUrl, { key }),
    eastSource: createCaller(server.baseUrl, { key: eastKey }),
    eastKey,
  }
}

/** A server with the small roster and two keys for all tests of a file; it is there from the first test on. */
export function useSmallCompany(
  roster: unknown = SMALL_ROSTER,
  env: Record<string, string> = {},
): SmallCompany {
  let dataDir: string | undefined
  let founded: SmallCompany | undefined
  beforeAll(async () => {
    dataDir = await createTmpDir()
    founded = await found(dataDir, roster, env)
  })
  afterAll(async () => {
    await founded?.server.stop()
    if (dataDir !== undefined) await removeTmpDir(dataDir)
  })
  const company = () => {
    if (!founded) throw new Error('The company is founded before the first test, not before that.')
    return founded
  }
  return {
    get server() {
      return company().server
    },
    get dataDir() {
      return company().dataDir
    },
    get source() {
      return company().source
    },
    get eastSource() {
      return company().eastSource
    },
    get eastKey() {
      return company().eastKey
    },
  }
}
