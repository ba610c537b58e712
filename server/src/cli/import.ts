import { createReadStream, readFileSync, statSync } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { decodeText } from '@leitai/shared/decodeText'
import type { RosterDetail } from '@leitai/shared/roster'
import { readConfig } from '../config.ts'
import { wordedRosterError, wordsOf } from '../http/words.ts'
import type { Source } from '../people/keys.ts'
import { type Delivered, RosterRefusal } from '../people/rosterImport.ts'
import { acceptStream, noCounts } from '../pickups/stream.ts'
import type { Services } from '../services.ts'
import { openData } from './open.ts'
import { createProgress } from './progress.ts'
import { readArgs, UsageError } from './usage.ts'

const HELP = `Usage: leitai import [--dry-run] [--data DIR] FILE…

Takes in files, telling by themselves what they are:
  roster    roster.json, or a table (.csv, .tsv, .xlsx) with the columns courier,name,role,station,from
            (工号,姓名,岗位,网点,任职日期); units and stations in a table or sheet of their own: id,name,kind,parent
            (编号,名称,级别,上级)
  pickups   NDJSON, plain or gzip: one pickup a line
Rosters go first, whatever the order. A roster is taken whole or not at all; of pickups, every line that can
be counted is, and each that cannot is printed with its line, code and field. Importing a file twice changes
nothing. --dry-run says what a roster would change, one by one. Exit code 1 if anything was refused.
`

const SOURCE: Source = { keyId: 'import', name: 'import', stations: '*' }
const HEAD_BYTES = 64 * 1024

export async function importFiles(args: string[]): Promise<number> {
  const read = readArgs(args, { 'dry-run': { type: 'boolean' } }, HELP)
  if (!read) return 0
  const { values, positionals } = read
  if (positionals.length === 0) throw new UsageError(HELP)
  const files = positionals.map((path) => ({ path, kind: kindOf(path) }))
  const dryRun = values['dry-run'] ?? false
  const { services, close } = await openData(readConfig(process.env, { data: values.data }))
  try {
    let refused = 0
    for (const { path, kind } of files)
      if (kind !== 'pickups') refused += await importRoster(path, kind, dryRun, services)
    for (const { path, kind } of files)
      if (kind === 'pickups') refused += await importPickups(path, dryRun, services)
    return refused > 0 ? 1 : 0
  } finally {
    await close()
  }
}

type Kind = 'json' | 'csv' | 'tsv' | 'xlsx' | 'pickups'

/** What a file holds, by its name and, where that leaves it open, by its beginning. */
function kindOf(path: string): Kind {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new UsageError(`There is no file ${path}.`)
  if (/\.(gz|ndjson|jsonl)$/i.test(path)) return 'pickups'
  const [, table] = /\.(csv|tsv|xlsx)$/.exec(path.toLowerCase()) ?? []
  if (table === 'csv' || table === 'tsv' || table === 'xlsx') return table
  const head = readFileSync(path).subarray(0, HEAD_BYTES).toString('utf8')
  const [firstLine = ''] = head.trimStart().split('\n')
  return /"version"\s*:/.test(firstLine) && firstLine.trimEnd().endsWith('}') ? 'pickups' : 'json'
}

async function importRoster(
  path: string,
  kind: Kind,
  dryRun: boolean,
  { rosterImport }: Services,
): Promise<number> {
  try {
    const change = await rosterImport.take(deliver(path, kind), dryRun)
    const numbers = ({ units, stations, couriers }: typeof change.added) =>
      `${units} units, ${stations} stations, ${couriers} couriers`
    process.stdout.write(
      `${path}: ${dryRun ? 'would add' : 'added'} ${numbers(change.added)}; ` +
        `${dryRun ? 'would change' : 'changed'} ${numbers(change.changed)}; unchanged ${change.unchanged}\n`,
    )
    if (dryRun) for (const detail of change.details) process.stdout.write(`${path}: ${detailText(detail)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof RosterRefusal)) throw error
    for (const mistake of error.errors) {
      const { field, message } = wordedRosterError(mistake, 'en')
      process.stderr.write(`${path}: ${field}: ${message}\n`)
    }
    process.stderr.write(`${path}: ${wordsOf('invalid_roster', 'en')}\n`)
    return 1
  }
}

function deliver(path: string, kind: Kind): Delivered {
  const bytes = readFileSync(path)
  if (kind === 'xlsx') return { xlsx: bytes }
  const text = decodeText(bytes)
  if (kind === 'csv') return { csv: text }
  return kind === 'tsv' ? { tsv: text } : { json: parse(text, path) }
}

/** `moved courier 1001 林晓燕: postings – → 2026-11-01 东城营业部`. */
function detailText({ how, what, id, name, fields }: RosterDetail): string {
  const words = fields.map(({ field, before, after }) => `${field} ${before ?? '–'} → ${after ?? '–'}`)
  return `${how} ${what} ${id} ${name}${how === 'added' ? '' : `: ${words.join('; ')}`}`
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : error}`)
  }
}

async function importPickups(path: string, dryRun: boolean, { pickups }: Services): Promise<number> {
  if (dryRun) throw new UsageError('--dry-run is for rosters only.')
  const progress = createProgress(path, statSync(path).size)
  const file = createReadStream(path)
  file.on('data', (chunk) => progress.add(chunk.length))
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  file.on('error', (error) => bytes.destroy(error))
  const counts = noCounts()
  try {
    for await (const receipts of acceptStream(bytes, pickups, SOURCE)) {
      for (const { status, line, code, field, id } of receipts) {
        counts[status]++
        if (status !== 'refused') continue
        progress.clear()
        process.stderr.write(
          `${path}:${line}: ${code}${field ? ` (${field})` : ''}${id ? ` ${JSON.stringify(id)}` : ''}\n`,
        )
      }
    }
  } finally {
    progress.clear()
    const words = Object.entries(counts).map(([status, count]) => `${count} ${status}`)
    process.stdout.write(`${path}: ${words.join(', ')}\n`)
  }
  return counts.refused
}
