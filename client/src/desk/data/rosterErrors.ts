import type { RosterErrorCode, WordedRosterError } from '@leitai/shared/roster'

/** A mistake in a roster, with the line that it is in where there is one. */
export interface LocatedError {
  /** Of a workbook. */
  sheet?: string
  line: number | null
  /** The column, or what stands for it in JSON. */
  column: string | null
  field: string
  code: RosterErrorCode
  message: string
  /** The line as it was given. */
  source: string | null
}

/** Fields of `roster.json` that a CSV has under another name. */
const COLUMN_OF_FIELD: Record<string, string> = { 'couriers.id': 'courier', 'stations.id': 'station' }

/** `couriers[3].postings[0].from` is about `from`; `couriers[3].id` about `courier`. */
function columnOfPath(field: string): string | null {
  const names = field.replace(/\[\d+\]/g, '').split('.')
  const [collection = '', ...rest] = names
  const last = rest.at(-1)
  return last === undefined ? null : (COLUMN_OF_FIELD[`${collection}.${last}`] ?? last)
}

/** Finds the lines that the errors of an import speak of (`line 7, column 姓名`, of a workbook `sheet 员工, line 7, …`) in what was sent; one error a field. */
export function locateErrors(errors: readonly WordedRosterError[], text: string): LocatedError[] {
  const lines = text.split(/\r?\n/)
  const first = errors.filter(({ field }, at) => errors.findIndex((other) => other.field === field) === at)
  return first.map(({ field, code, message }) => {
    const match = /^(?:sheet (.+), )?line (\d+)(?:, column (.+))?$/.exec(field)
    if (!match) return { line: null, column: columnOfPath(field), field, code, message, source: null }
    const [, sheet, number, column = null] = match
    const line = Number(number)
    const source = sheet === undefined ? (lines[line - 1] ?? null) : null
    return { ...(sheet === undefined ? {} : { sheet }), line, column, field, code, message, source }
  })
}
