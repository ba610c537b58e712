const SAMPLE = /^([a-z_0-9]+(?:\{[a-z_]+="[a-z]+"(?:,[a-z_]+="[a-z]+")*\})?) (\d[\d.e+-]*)$/

/** Asks a server for its metrics, as Prometheus does. */
export function askMetrics(baseUrl: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${baseUrl}/metrics`, { headers })
}

/** The samples of a server by name with labels. Throws on a line that is not of the text format. */
export async function readMetrics(baseUrl: string): Promise<Record<string, number>> {
  const response = await askMetrics(baseUrl)
  const text = await response.text()
  if (response.status !== 200) throw new Error(`/metrics was answered ${response.status}: ${text}`)
  const lines = text.split('\n').filter((line) => line !== '' && !/^# (HELP|TYPE) [a-z_0-9]+ \S/.test(line))
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = SAMPLE.exec(line) ?? []
      if (name === undefined) throw new Error(`not a sample: ${line}`)
      return [name, Number(value)]
    }),
  )
}

export const DRIFT = 'leitai_drift_total'
export const AUDITED = 'leitai_audited_station_days_total'
