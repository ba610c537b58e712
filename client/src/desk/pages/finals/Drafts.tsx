import type { FinalDraft } from '@leitai/shared/final'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { ApplyDialog } from './ApplyDialog.tsx'
import { DifferenceTable } from './DifferenceTable.tsx'

/** So many drafts are shown with all that they change; of more only what matters most. */
const OPEN_DRAFTS = 3

interface DraftsProps {
  drafts: readonly FinalDraft[]
  /** How many wait in all. */
  total: number
  base: string
  timeZone: string
  onMore(): void
  onApplied(): void
}

/** Changes to finals that wait for a word, each with what it would change and why. */
export function Drafts({ drafts, total, onMore, timeZone, ...applying }: DraftsProps) {
  const t = useDeskTexts()
  const [asked, setAsked] = useState<readonly FinalDraft[] | null>(null)
  return (
    <section className="panel final-drafts" aria-labelledby="final-drafts-title">
      <div className="section-head">
        <h2 id="final-drafts-title">{t.finals.drafts}</h2>
        {drafts.length > 1 && (
          <button type="button" className="button" onClick={() => setAsked(drafts)}>
            {t.finals.applyAll(drafts.length)}
          </button>
        )}
      </div>
      <ul>
        {drafts.map((draft) => (
          <DraftItem
            key={`${draft.metric}/${draft.period}`}
            draft={draft}
            timeZone={timeZone}
            folded={drafts.length > OPEN_DRAFTS}
            onApply={() => setAsked([draft])}
          />
        ))}
      </ul>
      {total > drafts.length && (
        <button type="button" className="button" onClick={onMore}>
          {t.finals.moreDrafts(total - drafts.length)}
        </button>
      )}
      {asked && <ApplyDialog drafts={asked} onClose={() => setAsked(null)} {...applying} />}
    </section>
  )
}

interface DraftItemProps {
  draft: FinalDraft
  timeZone: string
  folded: boolean
  onApply(): void
}

function DraftItem({ draft, timeZone, folded, onApply }: DraftItemProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { metric, period, kind, difference, since, appliesAt } = draft
  const title = t.finals.draftOf(t.standings.kinds[kind], period, t.metric[metric])
  const moment = (instant: string) => formats.shortMoment(Date.parse(instant), timeZone)
  return (
    <li className="final-draft" data-draft={`${metric}/${period}`}>
      <div className="section-head">
        <h3>{title}</h3>
        <button
          type="button"
          className="button small primary"
          aria-label={`${t.finals.apply} ${title}`}
          onClick={onApply}
        >
          {t.finals.apply}
        </button>
      </div>
      <DifferenceTable difference={difference} metric={metric} folded={folded} />
      <p className="hint">
        {t.finals.noticedAt(moment(since))}
        {appliesAt && ` · ${t.finals.appliesAt(moment(appliesAt))}`}
      </p>
      <Causes draft={draft} timeZone={timeZone} />
    </li>
  )
}

function Causes({ draft: { causes, causeCount }, timeZone }: { draft: FinalDraft; timeZone: string }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { causeColumns } = t.finals
  if (causes.length === 0) return <p className="hint">{t.finals.noCauses}</p>
  const moment = (instant: string) => formats.shortMoment(Date.parse(instant), timeZone)
  return (
    <details>
      <summary>{t.finals.causes(causeCount)}</summary>
      <div className="table-frame">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{causeColumns.id}</th>
              <th scope="col">{causeColumns.courier}</th>
              <th scope="col">{causeColumns.at}</th>
              <th scope="col">{causeColumns.received}</th>
              <th scope="col" className="figure">
                {causeColumns.count}
              </th>
              <th scope="col">{causeColumns.state}</th>
            </tr>
          </thead>
          <tbody>
            {causes.map(({ id, name, at, receivedAt, count, state }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                <td>{name}</td>
                <td>{moment(at)}</td>
                <td>{moment(receivedAt)}</td>
                <td className="figure">{formats.number(count)}</td>
                <td>{t.finals.causeStates[state]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {causeCount > causes.length && <p className="hint">{t.finals.causesCut(causes.length)}</p>}
    </details>
  )
}
