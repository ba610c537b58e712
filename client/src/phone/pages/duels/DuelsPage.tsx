import type { CourierSession } from '@leitai/shared/api'
import type { OwnChallenge } from '@leitai/shared/challenge'
import type { Clock } from '@leitai/shared/clock'
import { useDuelTexts } from '../../../i18n/phone/duels.ts'
import type { Api } from '../../../live/api.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { useLive } from '../../../live/useLive.ts'
import { SubPage } from '../../ui/SubPage.tsx'
import { Unanswered } from '../../ui/Unanswered.tsx'
import { useAnswer } from '../../useAnswer.ts'
import { AskForm } from './AskForm.tsx'
import { DuelCard } from './DuelCard.tsx'
import '../../ui/form.css'
import './duels.css'

export interface DuelsPageProps {
  api: Api
  session: CourierSession
  store: LiveStore
  clock: Clock
}

/** My challenges: those that wait for me, those that run, what became of the others; and a new one. */
export function DuelsPage({ api, session, store, clock }: DuelsPageProps) {
  const t = useDuelTexts()
  const path = `/stations/${encodeURIComponent(session.stationId)}/own-challenges`
  const answer = useAnswer<OwnChallenge[]>(api, path)
  const snapshot = useLive(store, (state) => state.snapshot)
  const { courierId } = session
  const change = () => void answer.ask()
  return (
    <SubPage title={t.title}>
      <p className="card-note">{t.intro}</p>
      <Unanswered problem={answer.problem} isAsking={answer.value === null} onRetry={answer.ask} />
      {snapshot && answer.value && (
        <>
          {answer.value.length === 0 && <p className="card empty">{t.none}</p>}
          {inOrder(answer.value, courierId).map((challenge) => (
            <DuelCard
              key={challenge.id}
              api={api}
              path={path}
              challenge={challenge}
              courierId={courierId}
              snapshot={snapshot}
              nowMs={clock.now()}
              onChange={change}
            />
          ))}
          <AskForm api={api} path={path} snapshot={snapshot} courierId={courierId} onSent={change} />
        </>
      )}
    </SubPage>
  )
}

/** What waits for me, what runs, what waits for others, the rest; each the newest first as it comes. */
function inOrder(challenges: readonly OwnChallenge[], courierId: string): OwnChallenge[] {
  const weight = ({ state, b }: OwnChallenge) => {
    if (state === 'asked') return b.memberId === courierId ? 0 : 2
    return state === 'open' || state === 'coming' ? 1 : 3
  }
  return [...challenges].sort((one, other) => weight(one) - weight(other))
}
