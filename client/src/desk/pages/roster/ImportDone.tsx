import type { RosterReply } from '@leitai/shared/api'
import type { RosterChange } from '@leitai/shared/roster'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import type { Route } from '../../route.ts'
import { ArrivingHeading } from '../../ui/ArrivingHeading.tsx'

interface ImportDoneProps {
  change: RosterChange
  onAnother(): void
}

/** What was done, and what comes next. */
export function ImportDone({ change, onAnother }: ImportDoneProps) {
  const t = useDeskTexts()
  const [station, ...others] = useResource<RosterReply>('/roster').data?.stations ?? []
  // where there is one station only, its goals are meant; else the overview has them all
  const goals: Route =
    station && others.length === 0
      ? { page: 'station', stationId: station.id, tab: 'goals' }
      : { page: 'home' }
  return (
    <section className="empty">
      <ArrivingHeading>{t.importing.doneTitle}</ArrivingHeading>
      <p>{t.importing.done(change.added, change.changed)}</p>
      <h3>{t.importing.next}</h3>
      <div className="form-actions">
        <Link to={goals} className="button primary">
          {t.importing.nextGoals}
        </Link>
        <Link to={{ page: 'pairing' }} className="button">
          {t.importing.nextWalls}
        </Link>
        <Link to={{ page: 'roster' }} className="button">
          {t.importing.nextRoster}
        </Link>
        <button type="button" className="button" onClick={onAnother}>
          {t.importing.another}
        </button>
      </div>
    </section>
  )
}
