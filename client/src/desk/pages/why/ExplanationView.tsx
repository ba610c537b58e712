import { dayNoOf } from '@leitai/shared/calendar'
import type { Explanation } from '@leitai/shared/explanation'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import type { Pages } from '../../hooks/usePages.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { MoreButton } from '../../ui/MoreButton.tsx'
import { PickupTable } from '../pickups/PickupTable.tsx'
import type { PickupScope } from '../pickups/scope.ts'
import { StandingFacts } from './StandingFacts.tsx'
import { SumCheck } from './SumCheck.tsx'

interface ExplanationViewProps {
  /** The pages that are there. */
  read: readonly Explanation[]
  pages: Pages<Explanation>
  scope: PickupScope
}

/** A standing and the pickups behind it. */
export function ExplanationView({ read, pages, scope }: ExplanationViewProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const latest = read.at(-1)
  if (!latest) return null
  const { metric, period, from, to, timeZone, state, name, standing, pickupCount } = latest
  // a pickup whose time is amended while pages are read can be on two of them
  const pickups = [...new Map(read.flatMap((page) => page.pickups).map((one) => [one.id, one])).values()]
  const place = { ...scope, timeZone }
  return (
    <>
      <p className="period-range">
        <strong>{period}</strong>
        {from !== to && <span className="hint">{t.standings.range(from, to)}</span>}
        <span className={`state ${state}`} title={t.standings.stateHint[state]}>
          {t.standings.state[state]}
        </span>
        <span className="hint">{pages.at !== null && t.why.updated(formats.time(pages.at, timeZone))}</span>
        <button type="button" className="button small" disabled={pages.busy} onClick={pages.reload}>
          {t.why.again}
        </button>
      </p>
      {standing ? (
        <StandingFacts standing={standing} metric={metric} timeZone={timeZone} />
      ) : (
        pickupCount === 0 && <EmptyState title={t.why.notOnBoard} lead={t.why.notOnBoardLead} />
      )}
      {pickupCount > 0 ? (
        <>
          <div className="section-head">
            <h2>{t.why.pickups}</h2>
            <span className="hint">{t.why.pickupsCount(formats.number(pickupCount))}</span>
          </div>
          <PickupTable
            pickups={pickups}
            scope={place}
            caption={t.why.title(name)}
            metric={metric}
            oneDay={dayNoOf(period) >= 0}
            onChanged={pages.reload}
          />
          <SumCheck
            pickups={pickups}
            metric={metric}
            score={standing?.score ?? 0}
            total={pickupCount}
            whole={pages.more === null}
            busy={pages.busy}
            onAgain={pages.reload}
          />
          <MoreButton pages={pages} />
        </>
      ) : (
        standing && <EmptyState title={t.why.empty} lead={t.why.emptyLead} />
      )}
    </>
  )
}
