import type { BurstPreview } from '@leitai/shared/burst'
import { useEffect, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useResource } from '../../hooks/useResource.ts'

/** So long nothing is typed before it is asked. */
const QUIET_MS = 400
const NAMED = 3

/** What a rule would have held in the last seven days; nothing where there is none. */
export function BurstEffect({
  stationId,
  rule,
}: {
  stationId: string
  rule: { parcels: number; minutes: number } | null
}) {
  const t = useDeskTexts()
  const formats = useFormats()
  const query = rule && `parcels=${rule.parcels}&minutes=${rule.minutes}`
  const [asked, setAsked] = useState(query)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(query), QUIET_MS)
    return () => clearTimeout(timer)
  }, [query])
  const path = `/stations/${encodeURIComponent(stationId)}/pending/preview?${asked}`
  const { data } = useResource<BurstPreview>(asked === null || asked !== query ? null : path)
  if (query === null) return null
  const names = data?.couriers.slice(0, NAMED).map(({ name }) => name) ?? []
  return (
    <p className="effect" role="status">
      {data === null
        ? t.burst.looking
        : data.held === 0
          ? t.burst.wouldHoldNone(formats.number(data.pickups))
          : t.burst.wouldHold(
              formats.number(data.held),
              formats.number(data.pickups),
              names,
              data.couriers.length - names.length,
            )}
    </p>
  )
}
