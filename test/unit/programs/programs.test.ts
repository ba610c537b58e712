import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installCommand } from '@leitai/server/programs/packages'
import { ensureInstalled, ensureProgram, findProgram } from '@leitai/server/programs/programs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let folder: string
const PATH = process.env.PATH

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leitai-programs-'))
})
afterEach(async () => {
  process.env.PATH = PATH
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

async function makeProgram(name: string, mode = 0o755): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, '#!/bin/sh\n')
  await chmod(path, mode)
  return path
}

const need = (name: string) => ({
  name,
  debianPackage: 'redis-server',
  purpose: 'to keep the standings',
  log: () => undefined,
})

test('a program is found on the PATH, by another of its names, or by its path', async () => {
  const path = await makeProgram('leitai-test-redis')
  expect(findProgram('leitai-test-redis')).toBeUndefined()
  expect(findProgram('leitai-test-none', [path])).toBe(path)
  process.env.PATH = folder
  expect(findProgram('leitai-test-redis')).toBe(path)
  expect(findProgram('leitai-test-none', ['leitai-test-redis'])).toBe(path)
})

test('the usual places are looked at even where the PATH leaves them out', () => {
  process.env.PATH = ''
  expect(findProgram('sh')).toMatch(/\/sh$/)
})

test('a folder and a file that cannot be run are no programs', async () => {
  await makeProgram('leitai-test-text', 0o644)
  process.env.PATH = `${folder}:${tmpdir()}`
  expect(findProgram('leitai-test-text')).toBeUndefined()
  expect(findProgram(folder.split('/').at(-1) ?? '')).toBeUndefined()
})

test('what is there is not installed', async () => {
  expect(await ensureProgram({ ...need('sh') })).toMatch(/\/sh$/)
  expect(await ensureInstalled(need('A font'), async () => 'Noto Sans CJK')).toBe('Noto Sans CJK')
})

test('who is not root is told the one missing thing and the one command for it', async () => {
  vi.spyOn(process, 'getuid').mockReturnValue(1000)
  const missing = ensureProgram({ ...need('leitai-test-none') })
  await expect(missing).rejects.toThrow(
    /^leitai-test-none is missing; Leitai needs it to keep the standings\. Install it with: \S.*redis\S*$/,
  )
})

test('the command is that of the machine at hand', () => {
  expect(installCommand(['fontconfig', 'fonts-noto-cjk'], 'apt')).toBe(
    'sudo apt-get install -y fontconfig fonts-noto-cjk',
  )
  expect(installCommand(['redis-server'], 'brew')).toBe('brew install redis')
  expect(installCommand(['libnss3'], 'dnf')).toBe('sudo dnf install -y nss')
})
