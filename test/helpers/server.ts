import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort } from './folders.ts'
import { ROOT } from './paths.ts'
import { until } from './wait.ts'

const CLI = 'server/src/cli/leitai.ts'
const START_TIMEOUT_MS = 30_000
const STOP_TIMEOUT_MS = 20_000

export interface TestServer {
  baseUrl: string
  port: number
  dataDir: string
  process: ChildProcess
  /** All that it has written so far, both streams. */
  logs(): string
  /** Asks it to stop, as systemd and Docker do, and waits; throws if it does not end well. */
  stop(): Promise<void>
  /** Ends it as a power cut would. Its Redis, a process of its own, may live on. */
  kill9(): Promise<void>
}

export interface ServerOptions {
  dataDir: string
  port?: number
  command?: 'serve' | 'demo'
  env?: Record<string, string>
  args?: string[]
  /** Another checkout, see `copyCheckout`. */
  root?: string
}

/** Starts the real server as a process and waits until it says that it is ready. */
export async function startServer({
  dataDir,
  port: givenPort,
  command = 'serve',
  env = {},
  args = [],
  root = ROOT,
}: ServerOptions): Promise<TestServer> {
  const port = givenPort ?? (await freePort())
  const cli = join(root, CLI)
  const child = spawn(process.execPath, [cli, command, '--port', String(port), '--data', dataDir, ...args], {
    cwd: root,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collect(child)
  const ended = once(child, 'exit')
  const server: TestServer = {
    baseUrl: `http://127.0.0.1:${port}`,
    port,
    dataDir,
    process: child,
    logs: () => output.stdout + output.stderr,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const code = await withDeadline(ended, STOP_TIMEOUT_MS, () => `the server to stop:\n${server.logs()}`)
      if (code[0] !== 0) throw new Error(`The server ended with ${code.join(' ')}:\n${server.logs()}`)
    },
    async kill9() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await ended
    },
  }
  await becomesReady(server)
  return server
}

async function becomesReady(server: TestServer): Promise<void> {
  const ready = async () => {
    if (server.process.exitCode !== null) {
      throw new Error(`The server ended with ${server.process.exitCode}:\n${server.logs()}`)
    }
    const reply = await fetch(`${server.baseUrl}/readyz`).catch(() => undefined)
    // it listens first, then says where and with which password
    return reply?.status === 200 && server.logs().includes('listening on')
  }
  try {
    await until('the server to be ready', ready, { timeoutMs: START_TIMEOUT_MS })
  } catch (cause) {
    await server.kill9()
    throw new Error(`The server did not start:\n${server.logs()}`, { cause })
  }
}

export interface CommandResult {
  code: number
  stdout: string
  stderr: string
}

/** Runs a command of `leitai` to its end. */
export function leitai(
  args: string[],
  options: { dataDir?: string; env?: Record<string, string> } = {},
): Promise<CommandResult> {
  const data = options.dataDir === undefined ? [] : ['--data', options.dataDir]
  return spawnLeitai([...args, ...data], options.env ?? {}).ended
}

/** Starts a command of `leitai`, for who means to kill it; killed by a signal its code is NaN. */
export function spawnLeitai(
  args: string[],
  env: Record<string, string>,
): { process: ChildProcess; ended: Promise<CommandResult> } {
  const child = spawn(process.execPath, [join(ROOT, CLI), ...args], {
    cwd: ROOT,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collect(child)
  const ended = once(child, 'close').then(([code]) => ({
    code: code === null ? Number.NaN : Number(code),
    ...output,
  }))
  return { process: child, ended }
}

/** A command that must do well; gives its standard output. */
export async function leitaiOk(args: string[], options: { dataDir?: string } = {}): Promise<string> {
  const { code, stdout, stderr } = await leitai(args, options)
  if (code !== 0) throw new Error(`leitai ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`)
  return stdout
}

/** What the operator has set must not decide over a test. */
/** TZ never matters: every process under test runs under one that no station here has. */
function environment(env: Record<string, string>): NodeJS.ProcessEnv {
  const {
    REDIS_URL: _redis,
    PORT: _port,
    HOST: _host,
    DATA_DIR: _data,
    NODE_OPTIONS: _options,
    ...rest
  } = process.env
  return { ...rest, TZ: 'Pacific/Chatham', HOST: '127.0.0.1', ...env }
}

function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const output = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    output.stdout += chunk
  })
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    output.stderr += chunk
  })
  return output
}

async function withDeadline<T>(promise: Promise<T>, timeoutMs: number, what: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${timeoutMs} ms in vain for ${what()}`)), timeoutMs)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
