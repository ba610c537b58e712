import { useDeskTexts } from '../../../i18n/desk.ts'
import { Link } from '../../navigation.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { WithStations } from '../../ui/WithStations.tsx'
import { PairingForm } from './PairingForm.tsx'

/** Where the code on a TV is entered. */
export function PairingPage({ code, stationId }: { code?: string; stationId?: string }) {
  const t = useDeskTexts()
  return (
    <>
      <PageHead
        title={t.walls.pair}
        above={<Link to={{ page: 'walls' }}>{t.walls.title}</Link>}
        lead={
          <>
            {t.walls.lead} <code>{`${location.origin}/wall`}</code>
          </>
        }
      />
      <WithStations>
        {(stations) => <PairingForm stations={stations} code={code} stationId={stationId} />}
      </WithStations>
    </>
  )
}
