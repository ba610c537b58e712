import type { CourierSession } from '@leitai/shared/api'
import type { Clock } from '@leitai/shared/clock'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useDisputeTexts } from '../../../i18n/phone/disputes.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { useLive } from '../../../live/useLive.ts'
import { Link } from '../../navigation.tsx'
import type { Disputes } from '../../session/disputes.ts'
import { SubPage } from '../../ui/SubPage.tsx'
import { Unanswered } from '../../ui/Unanswered.tsx'
import { DisputeCard } from './DisputeCard.tsx'
import { DisputeEntry } from './DisputeEntry.tsx'
import './disputes.css'

export interface DisputesPageProps {
  session: CourierSession
  store: LiveStore
  clock: Clock
  disputes: Disputes
}

/** My disputes, each with its trail; a new one about a pickup that is missing. */
export function DisputesPage({ session, store, clock, disputes }: DisputesPageProps) {
  const t = useDisputeTexts()
  const state = useSyncExternalStore(disputes.subscribe, disputes.get)
  const timeZone = useLive(store, ({ snapshot }) => snapshot?.station.timeZone)
  const fresh = useFresh(disputes)

  useEffect(() => {
    void disputes.refresh()
  }, [disputes])

  const { problem } = state
  // times are told in the station's zone, which comes with its numbers
  const known = timeZone === undefined ? null : state.disputes
  return (
    <SubPage title={t.title}>
      <div className="card">
        <p className="card-note dispute-intro">
          {t.intro} <Link to={{ page: 'why', metric: 'pickups', period: 'today' }}>{t.toWhy}</Link>
        </p>
        <DisputeEntry session={session} disputes={disputes} about="missing" pickupId={null} />
      </div>
      <Unanswered
        problem={problem && `${t.needsNetwork} ${problem}`}
        isAsking={!known}
        onRetry={disputes.refresh}
        asking={t.asking}
      />
      {known?.length === 0 && <p className="card empty">{t.none}</p>}
      {timeZone !== undefined &&
        known?.map((dispute) => (
          <DisputeCard
            key={dispute.id}
            dispute={dispute}
            isFresh={fresh.has(dispute.id)}
            disputes={disputes}
            clock={clock}
            timeZone={timeZone}
          />
        ))}
      {known && known.length < state.total && (
        <button type="button" className="button button-quiet" onClick={() => void disputes.more()}>
          {t.more}
        </button>
      )}
    </SubPage>
  )
}

/** Answers that were new when this page showed them: from then on they are seen, but stay marked here. */
function useFresh(disputes: Disputes): ReadonlySet<string> {
  const { unseen } = useSyncExternalStore(disputes.subscribe, disputes.get)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (unseen.length === 0) return
    setFresh((before) => new Set([...before, ...unseen]))
    disputes.markSeen()
  }, [unseen, disputes])
  return fresh
}
