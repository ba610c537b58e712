/** Before the flows: founds the small company once, whose data the files that want it copy. */
import type { TestProject } from 'vitest/node'
import { createTmpDir, removeTmpDir } from './folders.ts'
import { signInManager } from './people.ts'
import { startServer } from './server.ts'
import { found } from './smallCompany.ts'
import { SMALL_ROSTER } from './stations.ts'

/** Vitest calls this once before the first flow, and what it returns after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await createTmpDir()
  const keys = await found(dataDir, SMALL_ROSTER)
  const server = await startServer({ dataDir })
  const cookies = (await signInManager(server)).cookies()
  await server.stop()
  const [name = '', value = ''] = cookies.split('=')
  project.provide('founded', { dataDir, ...keys, cookies: { [name]: value } })
  return () => removeTmpDir(dataDir)
}
