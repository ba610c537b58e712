import type { Snapshot } from '@leitai/shared/protocol'
import { useState } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import type { Api } from '../../../live/api.ts'
import { figure } from '../../format.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Bars } from './Bars.tsx'
import { type Running, trendOf } from './trend.ts'
import { useTrend } from './useTrend.ts'

type Span = 'days' | 'weeks'

interface TrendCardProps {
  api: Api
  snapshot: Snapshot
  courierId: string
}

/** My own last days and weeks, the running one live. To be keyed by the day: each reads its trend anew. */
export function TrendCard({ api, snapshot, courierId }: TrendCardProps) {
  const t = usePhoneTexts()
  const language = useLanguage()
  const [span, setSpan] = useState<Span>('days')
  const reply = useTrend(api)
  if (typeof reply === 'string') return reply === 'away' ? <p className="card empty">{t.trendAway}</p> : null

  const kind = span === 'days' ? 'day' : 'week'
  const board = snapshot.boards[`${kind}/${reply.metric}`]
  const running: Running = {
    period: board.period,
    score: board.rows.find(([memberId]) => memberId === courierId)?.[1] ?? null,
  }
  const { bars, best, mean } = trendOf(reply[span], running)
  return (
    <section className="card" aria-labelledby="trend-title">
      <header className="card-head">
        <h2 id="trend-title">{t.trend}</h2>
        <Choice
          label={t.trendOf}
          options={[
            { value: 'days', label: t.days },
            { value: 'weeks', label: t.weeks },
          ]}
          value={span}
          onChange={setSpan}
        />
      </header>
      {best ? (
        <>
          <Bars key={span} bars={bars} metric={reply.metric} />
          <p className="card-note trend-sums">
            <span>{t.metrics[reply.metric]}</span>
            {mean !== null && <span>{t.mean[span](figure(mean, language))}</span>}
            <span>{t.best(figure(best.total, language))}</span>
          </p>
        </>
      ) : (
        <p className="empty">{t.noTrend}</p>
      )}
    </section>
  )
}
