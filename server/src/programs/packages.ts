/** System packages: the command that a person has to give, and giving it ourselves where we may. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

const APT_GET = '/usr/bin/apt-get'

/** What Debian's packages are called elsewhere, where they are called otherwise. */
const ELSEWHERE: Record<string, { brew?: string; dnf?: string }> = {
  'redis-server': { brew: 'redis', dnf: 'redis' },
  chromium: { brew: '--cask chromium' },
  'fonts-noto-cjk': { brew: '--cask font-noto-sans-cjk', dnf: 'google-noto-sans-cjk-fonts' },
  libnss3: { brew: 'nss', dnf: 'nss' },
}

/** The one command that installs Debian's `packages` or what they are called on this machine. */
export function installCommand(
  packages: readonly string[],
  manager: 'apt' | 'brew' | 'dnf' = packageManager(),
): string {
  if (manager === 'apt') return `sudo apt-get install -y ${packages.join(' ')}`
  const names = packages.map((name) => ELSEWHERE[name]?.[manager] ?? name).join(' ')
  return manager === 'brew' ? `brew install ${names}` : `sudo dnf install -y ${names}`
}

function packageManager(): 'apt' | 'brew' | 'dnf' {
  if (process.platform === 'darwin') return 'brew'
  return existsSync('/usr/bin/dnf') && !existsSync(APT_GET) ? 'dnf' : 'apt'
}

/** True for root on a machine with apt. */
export function canAptInstall(): boolean {
  return process.getuid?.() === 0 && existsSync(APT_GET)
}

/** Installs packages with apt; throws with what apt said last where it fails. */
export async function aptInstall(packages: readonly string[]): Promise<void> {
  await aptGet(['update'])
  await aptGet(['install', '-y', '--no-install-recommends', ...packages])
}

/** One run of apt-get; what it says goes to standard error, since standard output may be a command's result. */
function aptGet(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const apt = spawn(APT_GET, ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // RUNLEVEL=1: a service that comes with a package (Redis) is not started
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    })
    let lastWords = ''
    const hear = (chunk: Buffer) => {
      process.stderr.write(chunk)
      lastWords = (lastWords + chunk.toString()).slice(-500)
    }
    apt.stdout.on('data', hear)
    apt.stderr.on('data', hear)
    apt.on('error', reject)
    apt.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`apt-get ${args[0]} ended with ${code}: ${lastLine(lastWords)}`))
    })
  })
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
