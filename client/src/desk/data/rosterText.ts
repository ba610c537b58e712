import { tabsToCsv, toCsv } from './csv.ts'

/** A roster as it is sent to the server. */
export interface RosterBody {
  text: string
  contentType: 'application/json' | 'text/csv'
}

/** What was pasted or read from a file, as JSON or CSV. */
export function rosterBodyOf(given: string): RosterBody {
  const text = given.replace(/^\ufeff/, '')
  return /^\s*[{[]/.test(text)
    ? { text, contentType: 'application/json' }
    : { text: tabsToCsv(text), contentType: 'text/csv' }
}

/** An empty roster with its heading row and two lines that show how it is filled in. */
export function rosterTemplate(
  headings: readonly string[],
  examples: readonly (readonly string[])[],
): string {
  return toCsv([headings, ...examples])
}
