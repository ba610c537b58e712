import type { Ceremony } from '@leitai/shared/ceremony'
import { useCeremonyTexts } from '../../../i18n/ceremonyDesk.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'

const RENEW_MS = 10_000

/** Ceremonies that are under way, with the way to lead them. */
export function RunningCeremonies() {
  const t = useCeremonyTexts()
  const { data } = useResource<Ceremony[]>('/ceremonies', RENEW_MS)
  return data?.map(({ id, metric, period, stations: [first, ...others] }) =>
    first ? (
      <div key={id} className="notice good" role="status" data-ceremony={id}>
        <span>
          {t.running}: {first.name} {others.length > 0 && `(${t.stations(others.length + 1)})`} {period}
        </span>
        <Link className="button small" to={{ page: 'ceremony', stationId: first.id, metric, period }}>
          {t.lead2}
        </Link>
      </div>
    ) : null,
  )
}
