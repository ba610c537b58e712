import type { CourierSession } from '@leitai/shared/api'
import type { Clock } from '@leitai/shared/clock'
import { useLanguage } from '../../../i18n/language.ts'
import { useWhyTexts } from '../../../i18n/phone/why.ts'
import type { Api } from '../../../live/api.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { figure, periodTitle } from '../../format.ts'
import type { Disputes } from '../../session/disputes.ts'
import { daysOf, type Explained, isWhole, sumOf } from './explain.ts'
import { PickupRow } from './PickupRow.tsx'

export interface PickupListProps {
  api: Api
  session: CourierSession
  store: LiveStore
  clock: Clock
  disputes: Disputes
  explained: Explained
  isBusy: boolean
  onMore: () => void
  onRefresh: () => void
}

/** The pickups behind a score by day, newest first; what is read adds up before one's eyes. */
export function PickupList(props: PickupListProps) {
  const { explained, isBusy, onMore } = props
  const t = useWhyTexts()
  const language = useLanguage()
  const { pickups, pickupCount } = explained
  return (
    <section className="card" aria-labelledby="why-pickups">
      <header className="card-head">
        <h3 id="why-pickups">{t.pickups}</h3>
        <p className="card-note">{t.pickupCount(pickupCount)}</p>
      </header>
      {pickups.length === 0 && <p className="empty">{t.noPickups}</p>}
      {daysOf(explained).map(({ day, pickups: ofDay, adds }) => (
        <section key={day} className="why-day" data-day={day} aria-label={periodTitle(day, language)}>
          <h4>
            <span>{periodTitle(day, language)}</span>
            {adds !== null && <small>{t.dayAdds(figure(adds, language))}</small>}
          </h4>
          <ul>
            {ofDay.map((pickup) => (
              <PickupRow key={`${pickup.id} ${pickup.version}`} {...props} pickup={pickup} />
            ))}
          </ul>
        </section>
      ))}
      {pickups.length > 0 && <Sum {...props} />}
      {!isWhole(explained) && (
        <button type="button" className="button button-quiet" disabled={isBusy} onClick={onMore}>
          {isBusy ? t.asking : t.more(pickupCount - pickups.length)}
        </button>
      )}
    </section>
  )
}

/** What the pickups add up to, against the score. */
function Sum({ explained, onRefresh }: PickupListProps) {
  const t = useWhyTexts()
  const language = useLanguage()
  const { pickups, pickupCount, standing } = explained
  const sum = sumOf(pickups)
  const score = standing?.score ?? 0
  const told = figure(sum, language)
  if (!isWhole(explained)) {
    return <p className="why-sum">{t.soFar(pickups.length, pickupCount, told)}</p>
  }
  if (sum !== score) {
    return (
      <p className="why-sum" data-why-sum="differs">
        {t.sumDiffers(told, figure(score, language))}
        <button type="button" className="link" onClick={onRefresh}>
          {t.refresh}
        </button>
      </p>
    )
  }
  return (
    <p className="why-sum why-sum-whole" data-why-sum="matches">
      <span aria-hidden="true">✓</span> {t.sumMatches(pickups.length, told)}
    </p>
  )
}
