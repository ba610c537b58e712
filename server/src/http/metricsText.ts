/** One metric by its name, with a sample for each set of labels. */
export interface MetricFamily {
  /** Ends with `_total` if it is a counter, and has its unit in it. */
  name: string
  type: 'counter' | 'gauge'
  /** A sentence. */
  help: string
  /** Values of labels are words of ours, with nothing in them that has to be escaped. */
  samples: { labels?: Record<string, string>; value: number }[]
}

/** Prometheus' text format 0.0.4. */
export function writeMetrics(families: readonly MetricFamily[]): string {
  return families
    .map(({ name, type, help, samples }) => {
      const lines = samples.map(({ labels = {}, value }) => `${name}${writeLabels(labels)} ${value}\n`)
      return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`
    })
    .join('')
}

function writeLabels(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}
