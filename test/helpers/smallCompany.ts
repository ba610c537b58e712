import { afterAll, beforeAll } from 'vitest'
import { type Caller, createCaller } from './api.ts'
import { createTmpDir, removeTmpDir } from './folders.ts'
import { startServer, type TestServer } from './server.ts'
import { createKey, EAST, importRoster, SMALL_ROSTER } from './stations.ts'

export interface SmallCompany {
  server: TestServer
  dataDir: string
  /** With a key for all stations. */
  source: Caller
  /** With a key for the station in the east only. */
  eastSource: Caller
  eastKey: string
}

/** A server with the small roster and two keys for all tests of a file. */
export function useSmallCompany(roster: unknown = SMALL_ROSTER): SmallCompany {
  // filled in before the first test: a test only ever sees it whole
  const company = {} as SmallCompany
  beforeAll(async () => {
    const dataDir = await createTmpDir()
    company.dataDir = dataDir // so that it is tidied up whatever goes wrong from here on
    await importRoster(dataDir, roster)
    const key = await createKey(dataDir)
    const eastKey = await createKey(dataDir, [EAST])
    const server = await startServer({ dataDir })
    Object.assign(company, {
      server,
      eastKey,
      source: createCaller(server.baseUrl, { key }),
      eastSource: createCaller(server.baseUrl, { key: eastKey }),
    })
  })
  afterAll(async () => {
    await company.server?.stop()
    if (company.dataDir) await removeTmpDir(company.dataDir)
  })
  return company
}
