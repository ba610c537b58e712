import type { Challenge } from '@leitai/shared/challenge'
import type { LiveMetric } from '@leitai/shared/protocol'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useResource } from '../../hooks/useResource.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import type { PickupScope } from '../pickups/scope.ts'
import { ChallengeForm } from './ChallengeForm.tsx'

const RENEW_MS = 60_000

/** Who of a station stands against whom: a form for the next one, and all that were started. */
export function ChallengesPanel({ scope, metric }: { scope: PickupScope; metric: LiveMetric }) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const path = `${scope.base}/challenges`
  const challenges = useResource<Challenge[]>(path, RENEW_MS)
  const [leaving, setLeaving] = useState<Challenge | null>(null)
  const withdrawing = useAction()

  async function withdraw({ id }: Challenge) {
    if (!(await withdrawing.run(() => api.del(`${path}/${encodeURIComponent(id)}`)))) return
    setLeaving(null)
    tell(t.challenges.withdrawn)
    challenges.reload()
  }
  return (
    <>
      <section className="panel narrow" aria-labelledby="challenges-title">
        <h2 id="challenges-title">{t.challenges.title}</h2>
        <p className="hint">{t.challenges.lead}</p>
        <ChallengeForm path={path} scope={scope} metric={metric} onMade={challenges.reload} />
      </section>
      <section className="panel" aria-labelledby="challenge-list-title">
        <h2 id="challenge-list-title">{t.challenges.listTitle}</h2>
        <Loaded resource={challenges}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState title={t.challenges.empty} lead={t.challenges.emptyLead} />
            ) : (
              <ul className="challenges">
                {all.map((challenge) => (
                  <ChallengeItem
                    key={challenge.id}
                    challenge={challenge}
                    onWithdraw={() => setLeaving(challenge)}
                  />
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
      {leaving && (
        <ConfirmDialog
          title={t.challenges.withdrawTitle(leaving.a.name, leaving.b.name)}
          lead={t.challenges.withdrawLead}
          verb={t.challenges.withdraw}
          action={withdrawing}
          onConfirm={() => void withdraw(leaving)}
          onCancel={() => {
            withdrawing.clear()
            setLeaving(null)
          }}
        />
      )}
    </>
  )
}

function ChallengeItem({ challenge, onWithdraw }: { challenge: Challenge; onWithdraw(): void }) {
  const t = useDeskTexts()
  const { id, a, b, title, metric, period, state } = challenge
  const active = state === 'open' || state === 'coming'
  return (
    <li data-challenge-id={id} data-state={state}>
      <div>
        <h3>
          <bdi>{a.name}</bdi> <span className="hint">{t.challenges.versus}</span> <bdi>{b.name}</bdi>
        </h3>
        <p className="hint">
          <span className={active ? 'state running' : 'state'}>{t.challenges.states[state]}</span>{' '}
          {title && (
            <>
              <bdi>{title}</bdi> ·{' '}
            </>
          )}
          {t.metric[metric]} · {period}
        </p>
      </div>
      {active && (
        <button type="button" className="button small danger-text" onClick={onWithdraw}>
          {t.challenges.withdraw}
        </button>
      )}
    </li>
  )
}
