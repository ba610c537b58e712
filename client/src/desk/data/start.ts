import type { StationState } from '@leitai/shared/api'

/** From nothing to a live wall, in this order; any may be left out and come back to. */
export const START_STEPS = ['station', 'couriers', 'goal', 'key', 'wall', 'done'] as const
export type StartStep = (typeof START_STEPS)[number]

/** Which steps a station has behind it; nothing is done where there is none. */
export function stepsDone(state: StationState | undefined): ReadonlySet<StartStep> {
  const done = new Set<StartStep>()
  if (!state) return done
  done.add('station')
  if (state.couriers > 0) done.add('couriers')
  if (state.dayGoal !== null || state.weekGoal !== null) done.add('goal')
  if (state.keyed || state.lastPickupAt !== null) done.add('key')
  if (state.walls.total > 0) done.add('wall')
  if (START_STEPS.every((step) => step === 'done' || done.has(step))) done.add('done')
  return done
}

/** The first step that is still to be done; the last one where all are. */
export function nextStep(done: ReadonlySet<StartStep>): StartStep {
  return START_STEPS.find((step) => !done.has(step)) ?? 'done'
}

/** Rows of a spreadsheet as the roster takes them. */
export interface CourierTable {
  content: string
  /** Lines that stand before what was pasted. */
  linesBefore: number
}

const HEADING = /^(工号|姓名|员工工号|员工姓名|courier|name)$/i
const STATION_HEADING = /^(网点|网点编号|营业部|station)$/i

/**
 * What was pasted, as tab-separated values of one station: a row of headings is put before it unless it brings
 * one, and the station behind each row that does not name its own. Empty where nothing was pasted.
 */
export function courierTable(pasted: string, stationId: string): CourierTable {
  const rows = pasted
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map(cellsOf)
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === '')) rows.pop()
  const filled = rows.filter((cells) => cells.some((cell) => cell !== ''))
  const [first] = filled
  if (!first) return { content: '', linesBefore: 0 }
  const own = first.some((cell) => HEADING.test(cell)) ? first : null
  const headings = own ?? headingsOf(filled)
  const named = headings.some((cell) => STATION_HEADING.test(cell))
  const line = (cells: readonly string[], station: string) =>
    [
      ...headings.map((_, i) => cells[i] ?? ''),
      ...cells.slice(headings.length),
      ...(named ? [] : [station]),
    ].join('\t')
  const body = rows.map((cells) => {
    if (cells === own) return line(cells, '网点')
    return cells.every((cell) => cell === '') ? '' : line(cells, stationId)
  })
  const head = own ? [] : [line(headings, '网点')]
  return { content: [...head, ...body].join('\n'), linesBefore: head.length }
}

/** Cells are parted by tabs or commas; in a line typed by hand the number ends at the first space. */
function cellsOf(row: string): string[] {
  const cells = row.includes('\t') ? row.split('\t') : row.split(/[,，]/)
  const [only = ''] = cells
  const typed = cells.length === 1 && /^(\S+)\s+(.+)$/.exec(only.trim())
  return (typed ? typed.slice(1) : cells).map((cell) => cell.trim())
}

/** Numbers have digits, names have none: whichever column comes first. */
function headingsOf(rows: readonly string[][]): string[] {
  const numbersSecond = rows.every(([first = '', second = '']) => !/\d/.test(first) && /\d/.test(second))
  const width = Math.max(...rows.map((cells) => cells.length))
  const names = numbersSecond ? ['姓名', '工号', '岗位'] : ['工号', '姓名', '岗位']
  return names.slice(0, Math.max(Math.min(width, 3), 2))
}

/** What stands for itself between double quotes in sh and in Windows' cmd alike. */
const NOT_PLAIN = /[^\w .:,{}"@/-]/g

/** A command for sh and for Windows' cmd that sends one pickup of a courier, made at `at` (ms). */
export function curlLine(options: {
  origin: string
  key: string
  courierId: string
  pickupId: string
  at: number
}): string {
  const pickup = {
    id: options.pickupId,
    version: 1,
    courier: options.courierId,
    at: new Date(options.at).toISOString(),
    count: 1,
    revenue: 0,
    product: 'express',
    channel: 'walkin',
  }
  const json = JSON.stringify(pickup)
    .replace(/\\["\\]/g, ([, sign = '']) => escaped(sign))
    .replace(NOT_PLAIN, (sign) => (sign === '\\' ? sign : escaped(sign)))
    .replaceAll('"', '\\"')
  const words = [
    `curl -H "Authorization: Bearer ${options.key}"`,
    '-H "Content-Type: application/json"',
    `-d "${json}"`,
    `${options.origin}/api/v1/pickups`,
  ]
  return words.join(' ')
}

/** A sign as JSON names it by its number. */
const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
