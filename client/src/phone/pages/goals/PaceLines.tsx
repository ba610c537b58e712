import { type GoalKind, goalOpensAt, paceOf } from '@leitai/shared/goal'
import type { Snapshot } from '@leitai/shared/protocol'
import { useLanguage } from '../../../i18n/language.ts'
import { useGoalTexts } from '../../../i18n/phone/goals.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { clockTimeOf } from '../../clockTime.ts'
import { figure } from '../../format.ts'
import { GoalTrack } from '../../ui/GoalTrack.tsx'

interface PaceLinesProps {
  kind: GoalKind
  score: number
  target: number
  snapshot: Snapshot
  nowMs: number
}

/** A goal, how far it is, how far it should be by now, and what each hour that is left has to bring. */
export function PaceLines({ kind, score, target, snapshot, nowMs }: PaceLinesProps) {
  const t = useGoalTexts()
  const phone = usePhoneTexts()
  const language = useLanguage()
  const { hours } = snapshot.settings
  const pace = paceOf(score, target, nowMs, goalOpensAt(snapshot, kind), hours)
  const show = (n: number) => figure(n, language)
  const needed = pace.neededPerHour
  return (
    <>
      <p className="goal-line">
        <strong>
          {show(score)} / {show(target)}
        </strong>
        <span className={`band band-${pace.band}`}>{phone.bands[pace.band]}</span>
      </p>
      <GoalTrack pace={pace} />
      <p className="goal-detail" data-pace={kind}>
        {pace.missing === 0 ? (
          <span>{t.reached(show(score))}</span>
        ) : (
          <>
            <span>{t.pace(show(Math.floor(pace.expected * target)), show(score))}</span>
            <span>
              {needed === null
                ? t.overHours(show(pace.missing))
                : t.perHour(show(Math.ceil(needed)), clockTimeOf(hours.toMinutes))}
            </span>
          </>
        )}
      </p>
    </>
  )
}
