/** Before the flows: brings to the machine what they need, or says which one thing is missing. */
import { execFile } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ensureInstalled, ensureProgram } from '@leitai/server/programs/programs'
import { BARE_CHROMIUM, CHROMIUM_CANDIDATES } from './browser.ts'
import { provisionOldChromiums } from './oldChromium.ts'
import { ROOT } from './paths.ts'

const run = promisify(execFile)
const log = (message: string) => console.error(message)

/** Vitest calls this once before the first flow. */
export async function setup(): Promise<void> {
  await ensureProgram({
    name: 'redis-server',
    debianPackage: 'redis-server',
    purpose: 'to keep the standings',
    log,
  })
  await provisionBrowser()
  await ensureInstalled(
    {
      name: 'A Chinese font',
      debianPackage: 'fontconfig fonts-noto-cjk',
      purpose: 'to draw the names on the wall',
      log,
    },
    () => findFont('zh', 'PingFang SC'),
  )
  await ensureInstalled(
    {
      name: 'A Tibetan font',
      debianPackage: 'fontconfig fonts-ddc-uchen',
      purpose: 'to measure Tibetan names on the wall',
      log,
    },
    () => findFont('bo', 'Kailasa'),
  )
  await provisionOldChromiums(log)
  await buildClients()
}

/** The bare Chromium, or where it cannot be had the one that everybody has. */
async function provisionBrowser(): Promise<void> {
  const need = { purpose: 'to test wall, phone and desk in a real browser', log }
  await ensureProgram({ ...need, name: BARE_CHROMIUM, debianPackage: BARE_CHROMIUM }).catch(() =>
    ensureProgram({
      ...need,
      name: 'chromium',
      candidates: CHROMIUM_CANDIDATES,
      debianPackage: 'chromium',
    }),
  )
}

/** A font of a language; on a Mac the one that comes with the system. */
async function findFont(language: string, onMac: string): Promise<string | undefined> {
  if (process.platform === 'darwin') return onMac
  const { stdout } = await run('fc-list', [`:lang=${language}`, 'family']).catch(() => ({ stdout: '' }))
  return stdout.trim().split('\n')[0] || undefined
}

/** Builds wall, phone and desk where what is built is older than its source. */
async function buildClients(): Promise<void> {
  const built = await Promise.all(
    ['wall', 'me', 'desk'].map((mode) => changedAt(join(ROOT, `client/dist/${mode}/index.html`))),
  )
  const sources = await Promise.all(
    ['client/src', 'client/public', 'client/build', 'client', 'shared/src'].map((path) =>
      newestIn(join(ROOT, path)),
    ),
  )
  if (Math.min(...built) > Math.max(...sources)) return
  log('Building wall, phone and desk …')
  await run('npm', ['run', 'build', '--workspace', '@leitai/client'], { cwd: ROOT })
}

async function changedAt(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0
}

async function newestIn(folder: string): Promise<number> {
  const recursive = folder.endsWith('src')
  const entries = await readdir(folder, { withFileTypes: true, recursive })
  const files = entries.filter((entry) => entry.isFile())
  return Math.max(
    0,
    ...(await Promise.all(files.map(({ parentPath, name }) => changedAt(join(parentPath, name))))),
  )
}
