import type { RosterReply, SettingsReply } from '@leitai/shared/api'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { SettingsForm } from './SettingsForm.tsx'

interface SettingsPanelProps {
  station: RosterReply['stations'][number]
  /** How many are posted to it. */
  couriers: number
  onSaved(): void
}

/** What the station's boards and walls do. */
export function SettingsPanel({ station, couriers, onSaved }: SettingsPanelProps) {
  const t = useDeskTexts()
  const path = `/stations/${encodeURIComponent(station.id)}/settings`
  const settings = useResource<SettingsReply>(path)
  return (
    <section className="panel narrow" aria-labelledby="settings-title">
      <h2 id="settings-title">{t.settings.title}</h2>
      <CalendarHint station={station} />
      <Loaded resource={settings}>
        {(data) => (
          <SettingsForm
            path={path}
            stationId={station.id}
            couriers={couriers}
            settings={data}
            onSaved={onSaved}
          />
        )}
      </Loaded>
    </section>
  )
}

/** When days and weeks begin, and from when on otherwise: the roster says so. */
function CalendarHint({ station }: Pick<SettingsPanelProps, 'station'>) {
  const t = useDeskTexts()
  const coming = station.changes.filter(({ from }) => from > station.today)
  return (
    <div className="hint">
      <p>
        {t.settings.calendar(
          station.timeZone,
          station.dayStart,
          t.settings.weekdays[station.weekStart - 1] ?? '',
        )}
      </p>
      {coming.map(({ from, timeZone, dayStart }) => (
        <p key={from}>{t.settings.calendarFrom(from, timeZone, dayStart)}</p>
      ))}
    </div>
  )
}
