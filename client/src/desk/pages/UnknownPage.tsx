import { useDeskTexts } from '../../i18n/desk.ts'
import { Link } from '../navigation.tsx'
import { PageHead } from '../ui/PageHead.tsx'

/** For addresses that name nothing. */
export function UnknownPage() {
  const t = useDeskTexts()
  return (
    <>
      <PageHead title={t.unknownPage.title} lead={t.unknownPage.lead} />
      <Link to={{ page: 'home' }} className="button primary">
        {t.station.toHome}
      </Link>
    </>
  )
}
