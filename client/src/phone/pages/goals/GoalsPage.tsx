import type { CourierSession } from '@leitai/shared/api'
import type { Clock } from '@leitai/shared/clock'
import type { OwnGoal } from '@leitai/shared/courierGoal'
import type { GoalKind } from '@leitai/shared/goal'
import { boardTotal } from '@leitai/shared/live'
import { useGoalTexts } from '../../../i18n/phone/goals.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import type { Api } from '../../../live/api.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { useLive } from '../../../live/useLive.ts'
import { useNow } from '../../../live/useNow.ts'
import { SubPage } from '../../ui/SubPage.tsx'
import { Unanswered } from '../../ui/Unanswered.tsx'
import { useAnswer } from '../../useAnswer.ts'
import '../board/figures.css'
import '../../ui/form.css'
import { GoalForm, type WantedGoal } from './GoalForm.tsx'
import { PaceLines } from './PaceLines.tsx'

const KINDS: readonly GoalKind[] = ['day', 'week']
const RENEW_MS = 30_000

export interface GoalsPageProps {
  api: Api
  session: CourierSession
  store: LiveStore
  clock: Clock
}

/** My goals and the station's, each against where it should be by now. */
export function GoalsPage({ api, session, store, clock }: GoalsPageProps) {
  const t = useGoalTexts()
  const phone = usePhoneTexts()
  const path = `/stations/${encodeURIComponent(session.stationId)}/own-goals`
  const answer = useAnswer<OwnGoal[]>(api, path)
  const snapshot = useLive(store, (state) => state.snapshot)
  const isFresh = useLive(store, (state) => state.fresh)
  const asOf = useLive(store, (state) => state.asOf)
  const offsetMs = useLive(store, (state) => state.clockOffsetMs)
  const now = useNow(clock, RENEW_MS) + offsetMs
  // numbers that stand still are held against the time that they are of
  const nowMs = isFresh || asOf === null ? now : asOf
  if (!snapshot) return <SubPage title={t.title}>{null}</SubPage>

  const { boards, goals, settings } = snapshot
  const metric = settings.wallMetric
  const boardOf = (kind: GoalKind) => boards[`${kind}/${metric}`]
  const scoreOf = (kind: GoalKind) => boardOf(kind).rows.find(([id]) => id === session.courierId)?.[1] ?? 0
  const kinds = KINDS.filter((kind) => goals[kind] !== null)
  async function save(goal: WantedGoal) {
    await api.put(path, goal)
    await answer.ask()
  }
  return (
    <SubPage title={t.title}>
      <Unanswered problem={answer.problem} isAsking={answer.value === null} onRetry={answer.ask} />
      {answer.value && (
        <section className="card" aria-labelledby="own-goals-title">
          <header className="card-head">
            <h2 id="own-goals-title">{t.own}</h2>
            <p className="card-note">{phone.metrics[metric]}</p>
          </header>
          {KINDS.map((kind) => {
            const goal = answer.value?.find((one) => one.kind === kind && one.metric === metric)
            return (
              <div key={kind} className="goal" data-own-goal={kind}>
                <p className="goal-line">
                  <span className="goal-label">{t.kinds[kind]}</span>
                  <span className="card-note">{goal ? t.by[goal.by] : t.none}</span>
                </p>
                {goal && (
                  <PaceLines
                    kind={kind}
                    score={scoreOf(kind)}
                    target={goal.target}
                    snapshot={snapshot}
                    nowMs={nowMs}
                  />
                )}
                {goal?.by !== 'manager' && (
                  <GoalForm goal={{ kind, metric }} target={goal?.target ?? null} onSave={save} />
                )}
              </div>
            )
          })}
          <p className="card-note">{t.private}</p>
        </section>
      )}
      <section className="card" aria-labelledby="station-goals-title">
        <header className="card-head">
          <h2 id="station-goals-title">{t.station}</h2>
        </header>
        {kinds.length === 0 && <p className="card-note">{t.noStation}</p>}
        {kinds.map((kind) => (
          <div key={kind} className="goal">
            <p className="goal-line">
              <span className="goal-label">{t.kinds[kind]}</span>
            </p>
            <PaceLines
              kind={kind}
              score={boardTotal(boardOf(kind))}
              target={goals[kind] ?? 0}
              snapshot={snapshot}
              nowMs={nowMs}
            />
          </div>
        ))}
      </section>
    </SubPage>
  )
}
