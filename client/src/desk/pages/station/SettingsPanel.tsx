import type { SettingsReply } from '@leitai/shared/api'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Loaded } from '../../ui/Loaded.tsx'
import { SettingsForm } from './SettingsForm.tsx'

/** What the station's boards and walls do. */
export function SettingsPanel({ stationId, onSaved }: { stationId: string; onSaved(): void }) {
  const t = useDeskTexts()
  const path = `/stations/${encodeURIComponent(stationId)}/settings`
  const settings = useResource<SettingsReply>(path)
  return (
    <section className="panel narrow" aria-labelledby="settings-title">
      <h2 id="settings-title">{t.settings.title}</h2>
      <Loaded resource={settings}>
        {(data) => <SettingsForm path={path} settings={data} onSaved={onSaved} />}
      </Loaded>
    </section>
  )
}
