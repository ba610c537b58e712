import type { Courier, Posting, Station, Unit } from '@leitai/shared/roster'
import type { Org } from '../org/org.ts'
import type { Roster } from './roster.ts'
import {
  type CourierColumn,
  EXPORTED,
  headingOf,
  type TableKind,
  type TableLanguage,
  type UnitColumn,
  wordOfKind,
  wordOfRole,
  wordOfYes,
} from './rosterColumns.ts'
import { toCsv } from './sheets.ts'
import { writeInThread } from './threadedWorkbook.ts'

/** Sheets of a workbook; a CSV is one of the two. */
const SHEET_NAMES: Record<TableLanguage, Record<TableKind, string>> = {
  zh: { couriers: '员工', units: '单位' },
  en: { couriers: 'Couriers', units: 'Units' },
}
/** In characters; Chinese ones count double. */
const MAX_WIDTH = 42

/** Whether a unit or a station is the reader's; couriers go with their station. */
export type Covers = (id: string) => boolean
const everything: Covers = () => true

export interface RosterExport {
  /** `roster.json`: all that there is to say. */
  json(covers?: Covers): string
  /** One of the two tables; changes of calendars are in `roster.json` only. */
  csv(kind: TableKind, language: TableLanguage, covers?: Covers): string
  /** A workbook with both tables. */
  xlsx(language: TableLanguage, covers?: Covers): Promise<Buffer>
}

/** Writes the roster in the forms that an import reads: taken in again it changes nothing. */
export function createRosterExport({ org, roster }: { org: Org; roster: Roster }): RosterExport {
  const sorted = <Entry extends { id: string }>(entries: Iterable<Entry>): Entry[] =>
    [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))
  const units = (covers: Covers) => sorted(org.all('units').values()).filter(({ id }) => covers(id))
  const stations = (covers: Covers) => sorted(org.all('stations').values()).filter(({ id }) => covers(id))
  const couriers = (covers: Covers) =>
    sorted(org.all('couriers').values()).filter(({ id }) => {
      const home = roster.homeOf(id)
      return home ? covers(home.id) : covers === everything
    })

  function table(kind: TableKind, language: TableLanguage, covers: Covers): string[][] {
    const columns = EXPORTED[kind]
    const rows =
      kind === 'units'
        ? [...units(covers), ...stations(covers)].map((unit) => unitCells(unit, language))
        : couriers(covers).flatMap((courier) =>
            courier.postings.map((posting) => courierCells(courier, posting, language)),
          )
    const cells = rows.map((row: Partial<Record<string, string>>) =>
      columns.map((column) => row[column] ?? ''),
    )
    return [columns.map((column) => headingOf(kind, column, language)), ...cells]
  }

  return {
    json(covers = everything) {
      const all = { units: units(covers), stations: stations(covers), couriers: couriers(covers) }
      return `${JSON.stringify(all, undefined, 1)}\n`
    },
    csv: (kind, language, covers = everything) => toCsv(table(kind, language, covers)),
    xlsx: (language, covers = everything) =>
      writeInThread(
        (['couriers', 'units'] as const).map((kind) => {
          const rows = table(kind, language, covers)
          return { name: SHEET_NAMES[language][kind], rows, widths: widthsOf(rows) }
        }),
      ),
  }
}

function unitCells(unit: Unit | Station, language: TableLanguage): Partial<Record<UnitColumn, string>> {
  return {
    id: unit.id,
    name: unit.name,
    kind: wordOfKind(unit.level, language),
    parent: unit.parent ?? '',
    ...('timeZone' in unit
      ? { timeZone: unit.timeZone, dayStart: unit.dayStart, weekStart: String(unit.weekStart) }
      : {}),
  }
}

function courierCells(
  courier: Courier,
  { station, from, lastDay = '' }: Posting,
  language: TableLanguage,
): Partial<Record<CourierColumn, string>> {
  return {
    courier: courier.id,
    name: courier.name,
    role: wordOfRole(courier.role, language),
    station,
    from,
    lastDay,
    alias: courier.alias ?? '',
    avatar: courier.avatar ?? '',
    hiredOn: courier.hiredOn ?? '',
    hidden: courier.hidden ? wordOfYes(language) : '',
  }
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((text, column) => {
      const width = [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 2)
      widths[column] = Math.min(MAX_WIDTH, Math.max(widths[column] ?? 0, width))
    })
  return widths
}
