import type { RosterReply } from '@leitai/shared/api'
import type { Ceremony, Honours } from '@leitai/shared/ceremony'
import { useCeremonyTexts } from '../../../i18n/ceremonyDesk.ts'
import { useHonoursTexts } from '../../../i18n/honours.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import type { Route } from '../../route.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { WithStations } from '../../ui/WithStations.tsx'
import { Leading } from './Leading.tsx'
import { PosterPanel } from './PosterPanel.tsx'
import { Starting } from './Starting.tsx'

/** Another manager may lead at the same time. */
const RENEW_MS = 2_000
/** A final changes by a revision only. */
const HONOURS_MS = 10_000

type CeremonyRoute = Extract<Route, { page: 'ceremony' }>

/** The awards of one final: the ceremony on the walls, and the poster. */
export function CeremonyPage({ route }: { route: CeremonyRoute }) {
  const t = useCeremonyTexts()
  const texts = useHonoursTexts()
  const { stationId } = route
  const honours = useResource<Honours>(honoursPath(route), HONOURS_MS)
  const { data } = honours
  return (
    <>
      <PageHead
        title={t.title}
        above={<Link to={{ page: 'station', stationId, tab: 'finals' }}>{t.back}</Link>}
        lead={
          data
            ? `${data.stationName} · ${texts.heading(texts.period(data), texts.what[data.metric])} · ${t.lead}`
            : t.lead
        }
      />
      <Loaded resource={honours}>
        {(found) =>
          found.honoured.length === 0 ? (
            <p>{t.nobody}</p>
          ) : (
            <>
              <WithStations>{(stations) => <OnWalls honours={found} stations={stations} />}</WithStations>
              <PosterPanel honours={found} />
            </>
          )
        }
      </Loaded>
    </>
  )
}

/** Starts a ceremony, or leads the one that runs here. */
function OnWalls({ honours, stations }: { honours: Honours; stations: RosterReply['stations'] }) {
  const t = useCeremonyTexts()
  const ceremonies = useResource<Ceremony[]>('/ceremonies', RENEW_MS)
  return (
    <Loaded resource={ceremonies}>
      {(all) => {
        const here = all.find((one) => one.stations.some(({ id }) => id === honours.stationId))
        if (!here) return <Starting honours={honours} stations={stations} onStarted={ceremonies.reload} />
        if (here.metric !== honours.metric || here.period !== honours.period) {
          const { metric, period } = here
          return (
            <div className="notice warn" role="status">
              <span>{t.elsewhere(period)}</span>
              <Link
                className="button small"
                to={{ page: 'ceremony', stationId: honours.stationId, metric, period }}
              >
                {t.lead2}
              </Link>
            </div>
          )
        }
        return <LeadingHere key={here.id} ceremony={here} newest={honours} onChanged={ceremonies.reload} />
      }}
    </Loaded>
  )
}

interface LeadingHereProps {
  ceremony: Ceremony
  newest: Honours
  onChanged(): void
}

/** With the figures that the walls show, which may be of an older revision. */
function LeadingHere({ ceremony, newest, onChanged }: LeadingHereProps) {
  const { stationId } = newest
  const shown = ceremony.stations.find(({ id }) => id === stationId)?.revision ?? newest.revision
  const older = useResource<Honours>(
    shown === newest.revision ? null : `${honoursPath(newest)}?revision=${shown}`,
  )
  return <Leading ceremony={ceremony} honours={older.data ?? newest} onChanged={onChanged} />
}

function honoursPath({
  stationId,
  metric,
  period,
}: Pick<Honours, 'stationId' | 'metric' | 'period'>): string {
  return `/stations/${encodeURIComponent(stationId)}/finals/${metric}/${encodeURIComponent(period)}/honours`
}
