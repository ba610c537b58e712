import { ALERT_KINDS, type AlertKind } from '@leitai/shared/alertKinds'
import type { AlertsReply } from '@leitai/shared/alerts'
import { useCallback, useEffect, useState } from 'react'
import { useLanguage } from '../../i18n/language.ts'
import { useAlertTexts } from '../../i18n/phone/alerts.ts'
import { usePhoneTexts } from '../../i18n/phone.ts'
import { type Api, ApiProblem } from '../../live/api.ts'
import { SubPage } from '../ui/SubPage.tsx'
import { useWhenOnline } from '../ui/useWhenOnline.ts'
import './alerts.css'
import { chooseAlerts, pushState, readAlerts } from './push.ts'

/** What this phone is told while nobody looks at it: nothing, until somebody asks for it. */
export function AlertsPage({ api }: { api: Api }) {
  const t = useAlertTexts()
  const phone = usePhoneTexts()
  const language = useLanguage()
  const [alerts, setAlerts] = useState<AlertsReply | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const state = pushState()

  const read = useCallback(() => {
    setProblem(null)
    readAlerts(api).then(setAlerts, (error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error.problem.detail)
    })
  }, [api])
  useEffect(read, [read])
  useWhenOnline(problem !== null && !alerts ? read : null)

  async function choose(kinds: readonly AlertKind[]) {
    if (!alerts) return
    setIsBusy(true)
    setProblem(null)
    try {
      setAlerts(await chooseAlerts(api, kinds, alerts, language))
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.problem.detail : t.notAllowed)
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <SubPage title={t.title}>
      <section className="card" data-alerts={state}>
        <p>{t.what(alerts?.aDay ?? null)}</p>
        {state !== 'ready' && <p className="alerts-why">{t.why[state]}</p>}
        {state === 'ready' && alerts && (
          <fieldset className="alerts-kinds" disabled={isBusy}>
            <legend className="visually-hidden">{t.kindsOf}</legend>
            {ALERT_KINDS.map((kind) => (
              <label key={kind} className="alerts-kind">
                <input
                  type="checkbox"
                  name={kind}
                  checked={alerts.kinds.includes(kind)}
                  onChange={({ target }) =>
                    void choose(
                      target.checked ? [...alerts.kinds, kind] : alerts.kinds.filter((one) => one !== kind),
                    )
                  }
                />
                <span>
                  <strong>{t.kinds[kind].name}</strong>
                  <small>{t.kinds[kind].when}</small>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <p role="status" className="card-note">
          {alerts && state === 'ready' && (alerts.kinds.length > 0 ? t.on(alerts.kinds.length) : t.off)}
        </p>
        <p role="alert" className="form-error">
          {problem}
        </p>
        {problem !== null && !alerts && (
          <button type="button" className="button button-quiet" onClick={read}>
            {phone.retry}
          </button>
        )}
      </section>
    </SubPage>
  )
}
