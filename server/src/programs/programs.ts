/** Programs of the operating system that Leitai needs, and how a machine comes by them. */
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { aptInstall, canAptInstall, installCommand } from './packages.ts'

/** Where programs lie that a service's short PATH leaves out. */
const USUAL_PLACES = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
  '/opt/homebrew/bin',
  '/snap/bin',
]

export interface Need {
  /** What is needed, by the name that people know it by: `redis-server`, `Noto Sans CJK`. */
  name: string
  /** The package that brings it on Debian and Ubuntu; several where one is not enough, parted by a space. */
  debianPackage: string
  /** What it is needed for, to end a sentence with: `to keep the standings`. */
  purpose: string
  /** Hears what is being installed. */
  log: (message: string) => void
}

/** Full path of a program: the first of `candidates` (paths or names) that can be run, else by its name. */
export function findProgram(name: string, candidates: readonly string[] = []): string | undefined {
  const folders = [...new Set([...(process.env.PATH ?? '').split(delimiter), ...USUAL_PLACES])]
  for (const candidate of [...candidates, name]) {
    const paths = candidate.includes('/') ? [candidate] : folders.map((folder) => join(folder, candidate))
    const found = paths.find(isProgram)
    if (found) return found
  }
  return undefined
}

/**
 * Path of a program, installed first where it is missing and this process may do so (root on Debian or
 * Ubuntu). Anywhere else it throws, naming the missing program and the one command that brings it.
 */
export function ensureProgram({
  candidates,
  ...need
}: Need & { candidates?: readonly string[] }): Promise<string> {
  return ensureInstalled(need, async () => findProgram(need.name, candidates))
}

/** The same for anything that `find` can tell the presence of: a font, a library. */
export async function ensureInstalled<T>(need: Need, find: () => Promise<T | undefined>): Promise<T> {
  const present = await find()
  if (present !== undefined) return present
  const packages = need.debianPackage.split(' ')
  const missing = `${need.name} is missing; Leitai needs it ${need.purpose}.`
  const remedy = `Install it with: ${installCommand(packages)}`
  if (!canAptInstall()) throw new Error(`${missing} ${remedy}`)
  need.log(`${missing} Installing ${packages.join(' and ')} …`)
  try {
    await aptInstall(packages)
  } catch (cause) {
    throw new Error(`${missing} Installing it failed: ${messageOf(cause)}. ${remedy}`, { cause })
  }
  const installed = await find()
  if (installed !== undefined) return installed
  throw new Error(`${missing} The package ${packages.join(', ')} was installed, but did not bring it.`)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
