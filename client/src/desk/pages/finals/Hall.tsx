import { PERIOD_KINDS } from '@leitai/shared/calendar'
import type { HallEntry, HallOfFame } from '@leitai/shared/final'
import type { Metric } from '@leitai/shared/standings'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { scoreText } from '../station/BoardView.tsx'

/** Champions that are shown of each kind of period; the rest is in the list of finals. */
const SHOWN = 5

/** The last champions of days, weeks, months, quarters and years, beside each other. */
export function Hall({ champions, metric }: Pick<HallOfFame, 'champions' | 'metric'>) {
  const t = useDeskTexts()
  return (
    <div className="hall">
      {PERIOD_KINDS.map((kind) => (
        <section key={kind} aria-labelledby={`hall-${kind}`} data-hall={kind}>
          <h3 id={`hall-${kind}`}>{t.finals.championOf(t.standings.kinds[kind])}</h3>
          {champions[kind].length === 0 ? (
            <p className="hint">{t.finals.noRecord}</p>
          ) : (
            <ol>
              {champions[kind].slice(0, SHOWN).map((entry) => (
                <Entry key={entry.period} entry={entry} metric={metric} />
              ))}
            </ol>
          )}
        </section>
      ))}
    </div>
  )
}

function Entry({
  entry: { period, revised, revision, champions },
  metric,
}: {
  entry: HallEntry
  metric: Metric
}) {
  const t = useDeskTexts()
  const formats = useFormats()
  const [first] = champions
  if (!first) return null
  return (
    <li className="hall-entry" data-period={period}>
      <span className="hall-period">
        {period}
        {revised && (
          <span className="state warn" title={t.finals.version(revision)}>
            {t.finals.revised}
          </span>
        )}
      </span>
      <span className="hall-champions">
        <bdi className="name">{champions.map(({ name }) => name).join(t.finals.and)}</bdi>
        <strong>{scoreText(metric, first.score, formats)}</strong>
      </span>
    </li>
  )
}
