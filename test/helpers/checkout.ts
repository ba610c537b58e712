import { cp, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTmpDir } from './folders.ts'
import { ROOT } from './paths.ts'

const PAGE = 'client/dist/wall/index.html'
const BUILD = /(<meta name="build" content=")(\w+)"/

/** A copy of what a server runs, whose wall page says that it is of another build. For `removeTmpDir`. */
export async function copyCheckout(build: string): Promise<string> {
  const folder = await createTmpDir()
  for (const part of ['server', 'shared', 'client/dist']) {
    await cp(join(ROOT, part), join(folder, part), { recursive: true })
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const page = join(folder, PAGE)
  const text = await readFile(page, 'utf8')
  if (!BUILD.test(text)) throw new Error('The page of the wall names no build.')
  await writeFile(page, text.replace(BUILD, `$1${build}"`))
  return folder
}
