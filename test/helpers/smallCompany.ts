import { cp } from 'node:fs/promises'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Caller, createCaller } from './api.ts'
import { createTmpDir, removeTmpDir } from './folders.ts'
import { startServer, type TestServer } from './server.ts'
import { createKey, EAST, importRoster, SMALL_ROSTER } from './stations.ts'

export interface NewCompany {
  readonly server: TestServer
  readonly dataDir: string
  /** With a key for all stations. */
  readonly source: Caller
  /** With a key for the station in the east only. */
  readonly eastSource: Caller
  readonly eastKey: string
}

export interface SmallCompany extends NewCompany {
  /** The owner, who is signed in and has MANAGER_PASSWORD. */
  readonly manager: Caller
}

interface Keys {
  key: string
  eastKey: string
}

/** What `useSmallCompany` copies; founded.ts makes it. */
export interface Founded extends Keys {
  dataDir: string
  /** Of the owner's session. */
  cookies: Record<string, string>
}

declare module 'vitest' {
  interface ProvidedContext {
    founded: Founded
  }
}

/** Founds a company in a folder as operators do, by the command line. */
export async function found(dataDir: string, roster: unknown): Promise<Keys> {
  await importRoster(dataDir, roster)
  return { key: await createKey(dataDir), eastKey: await createKey(dataDir, [EAST]) }
}

/** A server with a roster and two keys for all tests of a file, at which nobody has signed in yet. */
export function useNewCompany(roster: unknown = SMALL_ROSTER, env: Record<string, string> = {}): NewCompany {
  return useServer(env, (dataDir) => found(dataDir, roster))
}

/**
 * A server with the small roster, two keys and an owner for all tests of a file; it is there from the first test on.
 * Its data are a copy of the file's own: to found a company takes longer than most tests do.
 */
export function useSmallCompany(env: Record<string, string> = {}): SmallCompany {
  const founded = inject('founded')
  const company = useServer(env, async (dataDir) => {
    await cp(founded.dataDir, dataDir, { recursive: true })
    return founded
  })
  const { cookies } = founded
  return Object.defineProperties(company, {
    manager: { get: () => createCaller(company.server.baseUrl, { cookies }) },
  }) as SmallCompany
}

function useServer(env: Record<string, string>, prepare: (dataDir: string) => Promise<Keys>): NewCompany {
  let dataDir: string | undefined
  let keys: Keys | undefined
  let server: TestServer | undefined
  beforeAll(async () => {
    dataDir = await createTmpDir()
    keys = await prepare(dataDir)
    server = await startServer({ dataDir, env })
  })
  afterAll(async () => {
    await server?.stop()
    if (dataDir !== undefined) await removeTmpDir(dataDir)
  })
  const company = () => {
    if (!server || !keys || dataDir === undefined) {
      throw new Error('The company is founded before the first test, not before that.')
    }
    return { ...keys, server, dataDir }
  }
  const callerWith = (key: string) => createCaller(company().server.baseUrl, { key })
  return {
    get server() {
      return company().server
    },
    get dataDir() {
      return company().dataDir
    },
    get source() {
      return callerWith(company().key)
    },
    get eastSource() {
      return callerWith(company().eastKey)
    },
    get eastKey() {
      return company().eastKey
    },
  }
}
