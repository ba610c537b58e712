import { useFormats } from '../hooks/useFormats.ts'

/** How far a score is towards a goal. */
export function Meter({ score, goal, label }: { score: number; goal: number; label: string }) {
  const formats = useFormats()
  const share = goal > 0 ? score / goal : 1
  return (
    <>
      <meter className="visually-hidden" aria-label={label} min={0} max={goal} value={Math.min(score, goal)}>
        {formats.percent(share)}
      </meter>
      <span className={share >= 1 ? 'meter full' : 'meter'} aria-hidden="true">
        <span className="meter-fill" style={{ width: `${Math.min(share, 1) * 100}%` }} />
      </span>
    </>
  )
}
