import type { Snapshot } from '@leitai/shared/protocol'
import { totalOf } from '@leitai/shared/standings'
import { useRef } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useStationLive } from '../station/useStationLive.ts'

const scoresOf = ({ boards }: Snapshot) =>
  new Map(boards['day/pickups'].rows.map(([id, score]) => [id, score] as const))

/** The first pickup of the station as it arrives; of one that is fed already, how much it has today. */
export function FirstPickup({ stationId, waits }: { stationId: string; waits: boolean }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const snapshot = useStationLive(stationId)?.snapshot
  /** What was there as the step began. */
  const before = useRef<Map<string, number> | null>(null)
  if (!snapshot) return null
  const now = scoresOf(snapshot)
  before.current ??= now
  const total = totalOf(snapshot.boards['day/pickups'].rows)
  const [come] = [...now].filter(([id, score]) => score > (before.current?.get(id) ?? 0))
  const name = come && (snapshot.members.find(({ id }) => id === come[0])?.name ?? come[0])
  const arrived = come && name !== undefined ? come[1] - (before.current.get(come[0]) ?? 0) : 0
  return (
    <p className="first-pickup" role="status" data-arrived={total > 0}>
      {total === 0 ? (
        waits && (
          <>
            <span className="waiting-dot" aria-hidden="true" /> {t.start.key.waiting}
          </>
        )
      ) : (
        <>
          <Icon name="done" />
          <strong>
            {name !== undefined && arrived > 0
              ? t.start.key.arrived(name, formats.number(arrived))
              : t.start.key.already(formats.number(total))}
          </strong>
        </>
      )}
    </p>
  )
}
