import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new folder that is gone after the test, together with every process that still works in it. */
export async function tmpDir(): Promise<string> {
  const folder = await createTmpDir()
  onTestFinished(() => removeTmpDir(folder))
  return folder
}

/** A new folder for whoever tidies up by `removeTmpDir`, such as an `afterAll`. */
export function createTmpDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'leitai-test-'))
}

/** Ends what still works in a folder (the Redis of a server that was killed) and removes it. */
export async function removeTmpDir(folder: string): Promise<void> {
  await killAllIn(folder)
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

/** Kills whatever works in a folder that is ours alone, at once and without a word, as a power cut does. */
export async function killAllIn(folder: string): Promise<void> {
  for (const pid of await processesIn(folder)) killQuietly(pid)
}

/** Processes that have a folder in their command line or work in it; it is ours alone, and so are they. */
async function processesIn(folder: string): Promise<number[]> {
  const entries = await readdir('/proc').catch((): string[] => [])
  const pids = entries.filter((name) => /^\d+$/.test(name)).map(Number)
  const ours = await Promise.all(pids.map((pid) => worksIn(pid, folder)))
  return pids.filter((pid, index) => ours[index] && pid !== process.pid)
}

async function worksIn(pid: number, folder: string): Promise<boolean> {
  const [commandLine, workingFolder] = await Promise.all([
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    readlink(`/proc/${pid}/cwd`).catch(() => ''),
  ])
  return commandLine.includes(folder) || workingFolder.startsWith(folder)
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it has gone by itself meanwhile
  }
}

/** Below the ports that a system gives to who asks for any: none of these is taken before it is listened on. */
const PORTS = { from: 20_000, count: 12_000 }
/** Of test files that run at once each has ports of its own. */
const SHARES = 8
const share = Number(process.env.VITEST_POOL_ID ?? 0) % SHARES
let turn = Math.floor(Math.random() * (PORTS.count / SHARES))

/** A TCP port of 127.0.0.1 that nobody listens on; another one each time. */
export async function freePort(): Promise<number> {
  for (;;) {
    turn = (turn + 1) % (PORTS.count / SHARES)
    const port = PORTS.from + turn * SHARES + share
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
