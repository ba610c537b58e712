export interface Row {
  fault: string
  /** How often it was done. */
  times: number
  acknowledged: number
  lost: number
  doubled: number
  /** Milliseconds from the cause going away to the next acknowledgement, each time. */
  recoveries: number[]
  note: string
}

const HEAD = ['fault', 'times', 'acknowledged', 'lost', 'doubled', 'recovery ms (median, max)', '']

/** What was done and found, as a table in Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ fault, times, acknowledged, lost, doubled, recoveries, note }) => [
    fault,
    times,
    acknowledged,
    lost,
    doubled,
    recoveries.length > 0 ? `${medianOf(recoveries)}, ${Math.max(...recoveries)}` : '',
    note,
  ])
  return [HEAD, HEAD.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function medianOf(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
