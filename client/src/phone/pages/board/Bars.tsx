import type { LiveMetric } from '@leitai/shared/protocol'
import { useId, useState } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import { periodText, periodTitle } from '../../format.ts'
import type { Bar } from './trend.ts'
import { WhyLink } from './WhyLink.tsx'

/**
 * A row of bars, of which one is told in full; the thumb or the arrow keys pick another. Fourteen figures
 * would not fit side by side on a small phone.
 */
export function Bars({ bars, metric }: { bars: readonly Bar[]; metric: LiveMetric }) {
  const t = usePhoneTexts()
  const language = useLanguage()
  const name = useId()
  const [picked, setPicked] = useState<string | null>(null)
  const told = bars.find(({ period }) => period === picked) ?? bars[bars.length - 1]
  if (!told) return null
  return (
    <>
      <p className="bars-told">
        <span>
          {periodTitle(told.period, language)}
          {told.open && <em>{t.stillRunning}</em>}
        </span>
        <strong>{t.parcels(told.total)}</strong>
      </p>
      <fieldset className="bars">
        <legend className="visually-hidden">{t.trend}</legend>
        {bars.map(({ period, total, share, open }) => (
          <label key={period} className={open ? 'bar bar-open' : 'bar'}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              checked={period === told.period}
              onChange={() => setPicked(period)}
              aria-label={`${periodTitle(period, language)} ${t.parcels(total)}`}
            />
            <span className="bar-room" aria-hidden="true">
              <span className="bar-fill" style={{ height: `${share * 100}%` }} />
            </span>
          </label>
        ))}
      </fieldset>
      <p className="bars-ends" aria-hidden="true">
        <span>{bars[0] && periodText(bars[0].period, language)}</span>
        <span>{periodText(bars[bars.length - 1]?.period ?? told.period, language)}</span>
      </p>
      <WhyLink metric={metric} period={told.period} label={t.pickupsOf(periodText(told.period, language))} />
    </>
  )
}
