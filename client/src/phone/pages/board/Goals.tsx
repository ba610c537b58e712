import type { Clock } from '@leitai/shared/clock'
import { type GoalKind, goalOpensAt, paceOf } from '@leitai/shared/goal'
import { boardTotal } from '@leitai/shared/live'
import type { Snapshot } from '@leitai/shared/protocol'
import { useLanguage } from '../../../i18n/language.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { useLive } from '../../../live/useLive.ts'
import { useNow } from '../../../live/useNow.ts'
import { figure } from '../../format.ts'
import { GoalTrack } from '../../ui/GoalTrack.tsx'
import type { PeriodLabels } from './Board.tsx'

const KINDS: readonly GoalKind[] = ['day', 'week']
const RENEW_MS = 30_000

interface GoalsProps {
  snapshot: Snapshot
  store: LiveStore
  clock: Clock
  labels: PeriodLabels
}

/** The station's goals in its own metric, against where it should be by now. */
export function Goals({ snapshot, store, clock, labels }: GoalsProps) {
  const t = usePhoneTexts()
  const isFresh = useLive(store, (state) => state.fresh)
  const asOf = useLive(store, (state) => state.asOf)
  const offsetMs = useLive(store, (state) => state.clockOffsetMs)
  const now = useNow(clock, RENEW_MS) + offsetMs
  // numbers that stand still are held against the time that they are of
  const at = isFresh || asOf === null ? now : asOf
  const kinds = KINDS.filter((kind) => snapshot.goals[kind] !== null)
  if (kinds.length === 0) return null
  return (
    <section className="card" aria-labelledby="goals-title">
      <header className="card-head">
        <h2 id="goals-title">{t.goals}</h2>
        <p className="card-note">{t.metrics[snapshot.settings.wallMetric]}</p>
      </header>
      {kinds.map((kind) => (
        <Goal key={kind} kind={kind} label={labels[kind].label} snapshot={snapshot} nowMs={at} />
      ))}
    </section>
  )
}

interface GoalProps {
  kind: GoalKind
  label: string
  snapshot: Snapshot
  nowMs: number
}

function Goal({ kind, label, snapshot, nowMs }: GoalProps) {
  const t = usePhoneTexts()
  const language = useLanguage()
  const { settings, goals, boards } = snapshot
  const target = goals[kind] ?? 0
  const score = boardTotal(boards[`${kind}/${settings.wallMetric}`])
  const pace = paceOf(score, target, nowMs, goalOpensAt(snapshot, kind), settings.hours)
  const percent = Math.floor(pace.progress * 100)
  const needed = pace.neededPerHour
  return (
    <div className="goal" data-goal={kind}>
      <p className="goal-line">
        <span className="goal-label">{label}</span>
        <strong>{percent}%</strong>
        <span className={`band band-${pace.band}`}>{t.bands[pace.band]}</span>
      </p>
      <GoalTrack pace={pace} />
      <p className="goal-detail">
        <span>{t.done(figure(score, language), figure(target, language))}</span>
        {pace.missing > 0 && <span>{t.missing(figure(pace.missing, language))}</span>}
        {pace.missing > 0 && <span>{t.expectedBy(Math.floor(pace.expected * 100))}</span>}
        {needed !== null && <span>{t.perHour(figure(Math.ceil(needed), language))}</span>}
      </p>
    </div>
  )
}
