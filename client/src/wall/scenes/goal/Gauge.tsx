const RADIUS = 82
const HALF = Math.PI * RADIUS

function pointAt(share: number, radius: number): [number, number] {
  const angle = Math.PI * (1 - share)
  return [100 + radius * Math.cos(angle), 100 - radius * Math.sin(angle)]
}

/** A half circle that fills with progress; the mark stands where it should be by now. Both 0 to 1, or more. */
export function Gauge({ progress, expected }: { progress: number; expected: number }) {
  const arc = `M${100 - RADIUS} 100 A${RADIUS} ${RADIUS} 0 0 1 ${100 + RADIUS} 100`
  const [x1, y1] = pointAt(expected, RADIUS - 13)
  const [x2, y2] = pointAt(expected, RADIUS + 13)
  const filled = Math.min(progress, 1) * HALF
  return (
    <svg className="gauge" viewBox="0 0 200 108" aria-hidden="true">
      <path className="track" d={arc} />
      <path className="filled" d={arc} strokeDasharray={`${filled} ${HALF * 2}`} />
      {expected > 0 && expected < 1 && <line className="mark" x1={x1} y1={y1} x2={x2} y2={y2} />}
      <text x="100" y="97">
        {Math.floor(progress * 100)}
        <tspan className="percent">%</tspan>
      </text>
    </svg>
  )
}
