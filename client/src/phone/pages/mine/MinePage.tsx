import type { CourierSession } from '@leitai/shared/api'
import type { Clock } from '@leitai/shared/clock'
import type { Device, OwnExport, OwnProfile } from '@leitai/shared/ownData'
import { useLanguage } from '../../../i18n/language.ts'
import { useMineTexts } from '../../../i18n/phone/mine.ts'
import type { Api } from '../../../live/api.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { useLive } from '../../../live/useLive.ts'
import { timeText } from '../../format.ts'
import type { Disputes } from '../../session/disputes.ts'
import { SubPage } from '../../ui/SubPage.tsx'
import { Unanswered } from '../../ui/Unanswered.tsx'
import { useAnswer } from '../../useAnswer.ts'
import { useTask } from '../../useTask.ts'
import { DisputeEntry } from '../disputes/DisputeEntry.tsx'
import { deviceName } from './deviceName.ts'
import '../../ui/form.css'
import './mine.css'
import { isManagers, ProfileForm } from './ProfileForm.tsx'

export interface MinePageProps {
  api: Api
  session: CourierSession
  store: LiveStore
  clock: Clock
  disputes: Disputes
}

/** What is held about me: what walls show of it, where I am signed in, and all of it to take along. */
export function MinePage({ api, session, store, clock, disputes }: MinePageProps) {
  const t = useMineTexts()
  const answer = useAnswer<OwnProfile>(api, '/me/profile')
  const timeZone = useLive(store, ({ snapshot }) => snapshot?.station.timeZone)
  const change = () => void answer.ask()
  return (
    <SubPage title={t.title}>
      <Unanswered problem={answer.problem} isAsking={answer.value === null} onRetry={answer.ask} />
      {answer.value && timeZone !== undefined && (
        <>
          <ProfileForm api={api} profile={answer.value} onSaved={change} />
          {isManagers(answer.value) && (
            <div className="card">
              <DisputeEntry session={session} disputes={disputes} about="walls" pickupId={null} />
            </div>
          )}
          <section className="card" aria-labelledby="devices-title">
            <h2 className="mine-title" id="devices-title">
              {t.devices}
            </h2>
            <ul className="devices">
              {answer.value.devices.map((device) => (
                <DeviceRow
                  key={device.id}
                  api={api}
                  device={device}
                  when={{ nowMs: clock.now(), timeZone }}
                  onChange={change}
                />
              ))}
            </ul>
          </section>
          <Export api={api} courierId={session.courierId} />
        </>
      )}
    </SubPage>
  )
}

interface DeviceRowProps {
  api: Api
  device: Device
  when: { nowMs: number; timeZone: string }
  onChange: () => void
}

function DeviceRow({ api, device, when, onChange }: DeviceRowProps) {
  const t = useMineTexts()
  const language = useLanguage()
  const { isBusy, problem, run } = useTask()
  const name = deviceName(device.agent) || t.unknownDevice
  const signOut = () =>
    run(async () => {
      await api.del(`/me/devices/${device.id}`)
      onChange()
    })
  return (
    <li data-device={device.isThis ? 'this' : 'other'}>
      <span className="device-name">
        {name}
        {device.isThis && <span className="row-tag">{t.thisOne}</span>}
      </span>
      <span className="card-note">
        {t.since(timeText(device.since, when.nowMs, when.timeZone, language))}
      </span>
      {!device.isThis && (
        <button
          type="button"
          className="link"
          disabled={isBusy}
          aria-label={t.signOutOf(name)}
          onClick={() => void signOut()}
        >
          {t.signOut}
        </button>
      )}
      <p className="form-error" role="alert">
        {problem}
      </p>
    </li>
  )
}

function Export({ api, courierId }: { api: Api; courierId: string }) {
  const t = useMineTexts()
  const { isBusy, problem, run } = useTask()
  const download = () =>
    run(async () => {
      const held = await api.get<OwnExport>('/me/export')
      const file = new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(file)
      link.download = `leitai-${courierId}.json`
      link.click()
      URL.revokeObjectURL(link.href)
    })
  return (
    <section className="card entry" aria-labelledby="export-title">
      <h2 id="export-title">{t.export}</h2>
      <p className="card-note">{t.exportNote}</p>
      <p className="form-error" role="alert">
        {problem}
      </p>
      <button
        type="button"
        className="button button-quiet"
        data-export
        disabled={isBusy}
        onClick={() => void download()}
      >
        {isBusy ? t.preparing : t.download}
      </button>
    </section>
  )
}
