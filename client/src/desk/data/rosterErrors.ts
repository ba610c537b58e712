import type { RosterError } from '@leitai/shared/roster'

/** A mistake in a roster, with the line that it is in where there is one. */
export interface LocatedError {
  line: number | null
  column: string | null
  field: string
  message: string
  /** The line as it was given. */
  source: string | null
}

/** Finds the lines that the errors of an import speak of (`line 7, column 姓名`) in what was sent. */
export function locateErrors(errors: readonly RosterError[], text: string): LocatedError[] {
  const lines = text.split(/\r?\n/)
  return errors.map(({ field, message }) => {
    const match = /^line (\d+)(?:, column (.+))?$/.exec(field)
    if (!match) return { line: null, column: null, field, message, source: null }
    const line = Number(match[1])
    return { line, column: match[2] ?? null, field, message, source: lines[line - 1] ?? null }
  })
}
