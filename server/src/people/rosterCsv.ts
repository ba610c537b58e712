import { dayNoOf } from '@leitai/shared/calendar'
import type { Courier, Posting, RosterError, Station } from '@leitai/shared/roster'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** Names that a column may go by; Chinese as operators' tables have them. */
const COLUMNS: Record<string, readonly string[]> = {
  courier: ['courier', 'number', '工号', '员工工号', '员工号'],
  name: ['name', '姓名', '员工姓名'],
  role: ['role', '岗位', '角色'],
  station: ['station', '网点', '营业部', '机构代码', '网点代码'],
  from: ['from', '任职日期', '起始日期'],
  stationName: ['stationname', '网点名称', '营业部名称'],
  timeZone: ['timezone', '时区'],
}
const ROLES: Record<string, string> = {
  揽投员: 'courier',
  揽收员: 'courier',
  快递员: 'courier',
  营业员: 'clerk',
  投递员: 'postman',
}
const REQUIRED = ['courier', 'name', 'station'] as const

/** Since when a courier is posted whose line does not say, and who was not known: always. */
const ALWAYS = '2000-01-01'

const recordsSchema = z.array(
  z.object({ info: z.object({ lines: z.number() }), record: z.array(z.string()) }),
)

/** What is known already and lines build on. */
export interface Known {
  courier(id: string): Courier | undefined
  station(id: string): Station | undefined
  /** Today's date at a station. */
  today(stationId: string): string
}

interface Row {
  line: number
  cells: Partial<Record<string, string>>
}

/** What a roster CSV holds, in the shape of `roster.json`, not yet checked; `lines[i]` is the line of courier i. */
export interface CsvRoster {
  file: { stations: unknown[]; couriers: unknown[] }
  lines: number[]
  errors: RosterError[]
}

/**
 * Reads a roster CSV: a heading line, then one posting a line, added to what is known: what it does not
 * say stays as it is. Without
 * `from` a new courier belongs to the station as of always, one who is there already stays as they are, and
 * any other moves there today. A station that `stationName` names is added with it.
 */
export function parseRosterCsv(text: string, known: Known): CsvRoster {
  let records: z.output<typeof recordsSchema>
  try {
    const options = { bom: true, info: true, skip_empty_lines: true, trim: true, relax_column_count: true }
    records = recordsSchema.parse(parse(text, options))
  } catch {
    return {
      file: { stations: [], couriers: [] },
      lines: [],
      errors: [{ field: 'body', code: 'not_a_table' }],
    }
  }
  const [heading, ...body] = records
  const columns = (heading?.record ?? []).map(columnOf)
  const missing = REQUIRED.filter((name) => !columns.includes(name))
  if (missing.length > 0) {
    const errors = missing.map(
      (name): RosterError => ({
        field: `line 1, column ${name}`,
        code: 'missing_column',
      }),
    )
    return { file: { stations: [], couriers: [] }, lines: [], errors }
  }
  const rows = body.map(({ info, record }): Row => {
    const cells: Row['cells'] = {}
    columns.forEach((name, index) => {
      if (name && record[index]) cells[name] = record[index]
    })
    return { line: info.lines, cells }
  })
  return gather(rows, known)
}

function columnOf(heading: string): string | undefined {
  const plain = heading.trim().toLowerCase()
  return Object.entries(COLUMNS).find(([, names]) => names.includes(plain))?.[0]
}

function gather(rows: readonly Row[], known: Known): CsvRoster {
  const stations = new Map<string, unknown>()
  const couriers = new Map<string, { line: number; postings: Posting[]; rest: object }>()
  const errors: RosterError[] = []
  for (const { line, cells } of rows) {
    const { courier = '', name = '', station = '', stationName, timeZone } = cells
    if (stationName) {
      const rest = timeZone ? { timeZone } : {}
      stations.set(station, { ...known.station(station), id: station, name: stationName, ...rest })
    }
    const role = cells.role && (ROLES[cells.role] ?? cells.role)
    const before = known.courier(courier)
    const entry = couriers.get(courier) ?? {
      line,
      postings: [...(before?.postings ?? [])],
      rest: { ...before },
    }
    entry.rest = { ...entry.rest, id: courier, name, ...(role ? { role } : {}) }
    const from = cells.from ? dateOfCell(cells.from) : fromOf(entry.postings, station, known)
    if (from && Number.isNaN(dayNoOf(from)))
      errors.push({ field: `line ${line}, column from`, code: 'not_a_date', value: from })
    if (from) entry.postings = withPosting(entry.postings, { station, from })
    couriers.set(courier, entry)
  }
  return {
    file: {
      stations: [...stations.values()],
      couriers: [...couriers.values()].map(({ rest, postings }) => ({ ...rest, postings })),
    },
    lines: [...couriers.values()].map(({ line }) => line),
    errors,
  }
}

/** When a posting begins whose line does not say; undefined where there is nothing to add. */
function fromOf(postings: readonly Posting[], station: string, known: Known): string | undefined {
  if (postings.length === 0) return ALWAYS
  const today = known.today(station)
  const current = postings.findLast(({ from }) => from <= today)
  return current?.station === station ? undefined : today
}

/** Postings in order, one a date. */
function withPosting(postings: readonly Posting[], posting: Posting): Posting[] {
  const others = postings.filter(({ from }) => from !== posting.from)
  return [...others, posting].sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** `2026/3/1` and `2026.3.1`, as spreadsheets write dates, in ISO form. */
function dateOfCell(text: string): string {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (!match) return text
  const [, year, month = '', day = ''] = match
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
