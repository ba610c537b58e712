import { useDeskTexts } from '../../i18n/desk.ts'
import { Link } from '../navigation.tsx'
import { PageHead } from '../ui/PageHead.tsx'

/** For addresses that name nothing. */
export function UnknownPage() {
  return <WayHome {...useDeskTexts().unknownPage} />
}

/** For pages that one's role has no right to. */
export function NotYours() {
  return <WayHome {...useDeskTexts().notYours} />
}

function WayHome({ title, lead }: { title: string; lead: string }) {
  const t = useDeskTexts()
  return (
    <>
      <PageHead title={title} lead={lead} />
      <Link to={{ page: 'home' }} className="button primary">
        {t.station.toHome}
      </Link>
    </>
  )
}
