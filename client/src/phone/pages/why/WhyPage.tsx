import type { CourierSession } from '@leitai/shared/api'
import type { Clock } from '@leitai/shared/clock'
import type { LiveMetric } from '@leitai/shared/protocol'
import { useLanguage } from '../../../i18n/language.ts'
import { useWhyTexts } from '../../../i18n/phone/why.ts'
import type { Api } from '../../../live/api.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { periodTitle } from '../../format.ts'
import { switchTo } from '../../navigation.tsx'
import type { Disputes } from '../../session/disputes.ts'
import { Choice } from '../../ui/Choice.tsx'
import { MetricChoice } from '../../ui/MetricChoice.tsx'
import { SubPage } from '../../ui/SubPage.tsx'
import { Unanswered } from '../../ui/Unanswered.tsx'
import { useWhenOnline } from '../../ui/useWhenOnline.ts'
import { DisputeEntry } from '../disputes/DisputeEntry.tsx'
import { isNamed, NAMED_PERIODS } from './explain.ts'
import { PickupList } from './PickupList.tsx'
import { Reason } from './Reason.tsx'
import { useExplanation } from './useExplanation.ts'
import { useNews } from './useNews.ts'
import './why.css'

export interface WhyPageProps {
  api: Api
  session: CourierSession
  store: LiveStore
  clock: Clock
  disputes: Disputes
  metric: LiveMetric
  period: string
}

/** Why I stand where I stand: the standing, and every pickup behind it (S4). */
export function WhyPage(props: WhyPageProps) {
  const { metric, period } = props
  const t = useWhyTexts()
  const language = useLanguage()
  const named = NAMED_PERIODS.map((value) => ({ value: String(value), label: t.periods[value] }))
  const periods = isNamed(period)
    ? named
    : [...named, { value: period, label: periodTitle(period, language) }]
  return (
    <SubPage title={t.title}>
      <div className="why-choices">
        <Choice
          label={t.period}
          options={periods}
          value={period}
          onChange={(value) => switchTo({ page: 'why', metric, period: value })}
        />
        <MetricChoice
          label={t.metric}
          value={metric}
          onChange={(value) => switchTo({ page: 'why', metric: value, period })}
        />
      </div>
      <Explanations key={`${metric} ${period}`} {...props} />
      <div className="card">
        <DisputeEntry session={props.session} disputes={props.disputes} about="missing" pickupId={null} />
      </div>
    </SubPage>
  )
}

function Explanations(props: WhyPageProps) {
  const { api, session, store, clock, disputes, metric, period } = props
  const t = useWhyTexts()
  const read = useExplanation(api, session.stationId, metric, period)
  const hasNews = useNews(store, read.explained, period)
  const { explained, isBusy, failure } = read
  useWhenOnline(failure?.retry ?? null)
  return (
    <>
      {explained && (
        <>
          <Reason explained={explained} clock={clock}>
            {hasNews && !isBusy && (
              <p className="why-news" role="status">
                <span>{t.news}</span>
                <button type="button" className="link" onClick={read.refresh}>
                  {t.refresh}
                </button>
              </p>
            )}
          </Reason>
          <PickupList
            api={api}
            session={session}
            store={store}
            clock={clock}
            disputes={disputes}
            explained={explained}
            isBusy={isBusy}
            onMore={read.more}
            onRefresh={read.refresh}
          />
        </>
      )}
      <Unanswered
        problem={failure ? `${t.needsNetwork} ${failure.detail}` : null}
        isAsking={!explained && isBusy}
        onRetry={() => failure?.retry()}
        asking={t.asking}
      />
    </>
  )
}
