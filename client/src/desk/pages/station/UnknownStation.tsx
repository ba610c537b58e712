import { useDeskTexts } from '../../../i18n/desk.ts'
import { Link } from '../../navigation.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHead } from '../../ui/PageHead.tsx'

/** Instead of a page of a station that the roster does not know. */
export function UnknownStation() {
  const t = useDeskTexts()
  return (
    <>
      <PageHead title={t.station.unknown} />
      <EmptyState title={t.station.unknown} lead={t.station.unknownLead}>
        <Link to={{ page: 'home' }} className="button primary">
          {t.station.toHome}
        </Link>
      </EmptyState>
    </>
  )
}
