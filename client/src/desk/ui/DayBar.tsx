interface DayBarProps {
  /** What it shows, for who does not see it. */
  label: string
  /** In minutes after midnight; one that ends before it begins goes over midnight. */
  spans: readonly { from: number; to: number }[]
  marks?: readonly { at: number; label: string }[]
}

const DAY_MINUTES = 24 * 60
const HOURS = [0, 6, 12, 18, 24]

const share = (minutes: number) => `${(minutes / DAY_MINUTES) * 100}%`

/** A day from midnight to midnight, with what is set drawn into it. */
export function DayBar({ label, spans, marks = [] }: DayBarProps) {
  const drawn = spans.flatMap(({ from, to }) =>
    from < to
      ? [{ from, to }]
      : [
          { from, to: DAY_MINUTES },
          { from: 0, to },
        ],
  )
  return (
    <div className="day-bar" role="img" aria-label={label}>
      <div className="day-bar-track">
        {drawn.map(({ from, to }) => (
          <span
            key={`${from}-${to}`}
            className="day-bar-span"
            style={{ left: share(from), width: share(to - from) }}
          />
        ))}
        {marks.map(({ at, label: name }) => (
          <span key={name} className="day-bar-mark" style={{ left: share(at) }} title={name} />
        ))}
      </div>
      <div className="day-bar-hours">
        {HOURS.map((hour) => (
          <span key={hour} style={{ left: share(hour * 60) }}>
            {hour}
          </span>
        ))}
      </div>
    </div>
  )
}
