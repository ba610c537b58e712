import type { Pace } from '@leitai/shared/goal'

/** How far a goal is, with a mark where it should be by now. */
export function GoalTrack({ pace }: { pace: Pace }) {
  return (
    <div className="goal-track" aria-hidden="true">
      <span className="goal-fill" style={{ width: `${Math.min(pace.progress, 1) * 100}%` }} />
      {pace.band !== 'done' && <span className="goal-expected" style={{ left: `${pace.expected * 100}%` }} />}
    </div>
  )
}
