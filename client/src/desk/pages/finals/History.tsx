import type { FinalBrief, FinalReply, FinalRevision } from '@leitai/shared/final'
import type { Metric } from '@leitai/shared/standings'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { sourceName } from '../pickups/scope.ts'
import { scoreText } from '../station/BoardView.tsx'
import { DifferenceTable } from './DifferenceTable.tsx'

interface HistoryProps {
  final: FinalBrief
  base: string
  timeZone: string
  onClose(): void
}

/** Every revision of a final, newest first: when, by whom, why, what it changed. */
export function History({ final: { metric, period }, base, timeZone, onClose }: HistoryProps) {
  const t = useDeskTexts()
  const reply = useResource<FinalReply>(`${base}/finals/${metric}/${period}`)
  return (
    <Dialog title={t.finals.historyTitle(period)} onClose={onClose}>
      <Loaded resource={reply}>
        {({ revisions }) => (
          <ol className="revisions" reversed>
            {revisions.map((revision) => (
              <Revision key={revision.revision} revision={revision} metric={metric} timeZone={timeZone} />
            ))}
          </ol>
        )}
      </Loaded>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t.finals.close}
        </button>
      </div>
    </Dialog>
  )
}

interface RevisionProps {
  revision: FinalRevision
  metric: Metric
  timeZone: string
}

function Revision({ revision, metric, timeZone }: RevisionProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { by, reason, sealedAt, difference, rows, factCount, factsHash } = revision
  const who = by === 'system' ? t.finals.bySystem : sourceName(t, by)
  return (
    <li data-revision={revision.revision}>
      <h3>{t.finals.version(revision.revision)}</h3>
      <p>
        <strong>{reason ?? (revision.revision === 1 ? t.finals.firstSeal : t.finals.autoReason)}</strong>
        <span className="under">
          {t.finals.sealedBy(formats.moment(Date.parse(sealedAt), timeZone), who)}
        </span>
      </p>
      {difference ? (
        <DifferenceTable difference={difference} metric={metric} />
      ) : (
        <ol className="final-rows">
          {rows.slice(0, 3).map(({ memberId, name, rank, score }) => (
            <li key={memberId} value={rank}>
              {name} <strong>{scoreText(metric, score, formats)}</strong>
            </li>
          ))}
        </ol>
      )}
      <p className="hint">
        {t.finals.facts(formats.number(factCount))} · {t.finals.hash}{' '}
        <code className="hash">{factsHash}</code>
      </p>
    </li>
  )
}
