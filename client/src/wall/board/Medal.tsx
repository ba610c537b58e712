/** A rank: a medal for the first three, a plain figure for the others. */
export function Medal({ rank }: { rank: number }) {
  if (rank > 3) return <>{rank}</>
  return (
    <span className={`medal medal-${rank}`}>
      <span>{rank}</span>
    </span>
  )
}
