import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Builds the three clients, as `npm install` does; for a checkout in which that has not happened. */
export async function buildPages(): Promise<void> {
  process.stderr.write('Building the pages, once …\n')
  const build = spawn('npm', ['run', 'build', '--workspace', '@leitai/client'], {
    cwd: ROOT,
    stdio: ['ignore', process.stderr, process.stderr],
  })
  const [code] = await once(build, 'exit')
  if (code !== 0) throw new Error('The pages could not be built; see above.')
}
