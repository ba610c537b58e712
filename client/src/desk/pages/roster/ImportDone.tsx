import type { RosterChange } from '@leitai/shared/roster'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { Link } from '../../navigation.tsx'
import { ArrivingHeading } from '../../ui/ArrivingHeading.tsx'
import { countOf } from './ChangePreview.tsx'

interface ImportDoneProps {
  change: RosterChange
  onAnother(): void
}

/** What was done, and what comes next. */
export function ImportDone({ change, onAnother }: ImportDoneProps) {
  const t = useDeskTexts()
  return (
    <section className="empty">
      <ArrivingHeading>{t.importing.doneTitle}</ArrivingHeading>
      <p>{t.importing.done(countOf(change.added), countOf(change.changed))}</p>
      <h3>{t.importing.next}</h3>
      <div className="form-actions">
        <Link to={{ page: 'home' }} className="button primary">
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
