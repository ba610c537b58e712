import type { RosterChange } from '@leitai/shared/roster'
import { TSV_TYPE } from '@leitai/shared/sheetCell'
import { useEffect, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { ApiProblem, type ReplyProblem } from '../../../live/api.ts'
import { useDesk } from '../../DeskContext.tsx'
import { locateErrors } from '../../data/rosterErrors.ts'
import { type CourierTable, courierTable } from '../../data/start.ts'
import { useAction } from '../../hooks/useAction.ts'
import { Link } from '../../navigation.tsx'
import { Field } from '../../ui/Field.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { ChangeDetails } from '../roster/ChangeDetails.tsx'
import { wordsOf } from '../roster/ImportErrors.tsx'
import type { StepProps } from './StartPage.tsx'
import { Step } from './Step.tsx'

/** So long nothing is typed before it is looked at. */
const QUIET_MS = 300

interface Preview {
  table: CourierTable
  change: RosterChange | null
  problem: ReplyProblem | null
}

/** The couriers, pasted from a spreadsheet; what would come of it is shown as soon as it is there. */
export function CouriersStep({ station, state, onChanged, onNext }: StepProps) {
  const t = useDeskTexts()
  const { api } = useDesk()
  const adding = useAction()
  const [pasted, setPasted] = useState('')
  const preview = usePreview(pasted, station.id)
  const change = preview?.change ?? null
  const news = change ? change.added.couriers + change.changed.couriers : 0

  async function add() {
    if (!preview) return
    const done = await adding.run(async () => {
      await api.post<RosterChange>('/roster', preview.table.content, TSV_TYPE)
    })
    if (!done) return
    onChanged()
    onNext()
  }
  return (
    <Step
      title={t.start.couriers.title}
      lead={t.start.couriers.lead}
      onSkip={onNext}
      behind={state.couriers > 0}
      actions={
        <button
          type="button"
          className="button primary"
          disabled={adding.busy || news === 0}
          onClick={() => void add()}
        >
          {adding.busy ? t.saving : t.start.couriers.submit}
        </button>
      }
    >
      <Field
        label={t.start.couriers.paste}
        hint={state.couriers > 0 ? t.start.couriers.have(state.couriers) : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            className="roster-text"
            name="couriers"
            rows={8}
            wrap="off"
            spellCheck={false}
            placeholder={t.start.couriers.placeholder}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
          />
        )}
      </Field>
      <div role="status" className="start-preview">
        {pasted.trim() !== '' && !preview && <p className="hint">{t.start.couriers.checking}</p>}
        {change && (
          <p>
            <strong>
              {news > 0
                ? t.start.couriers.ready(change.added.couriers, change.changed.couriers)
                : t.start.couriers.same}
            </strong>
          </p>
        )}
        {preview?.problem && <Mistakes problem={preview.problem} table={preview.table} />}
      </div>
      {change && news > 0 && <ChangeDetails details={change.details} total={news} />}
      <ProblemNotice problem={adding.problem} />
      <p className="hint">
        <Link to={{ page: 'import' }}>{t.start.couriers.more}</Link>
      </p>
    </Step>
  )
}

/** What the server would make of it; null while that is not known. */
function usePreview(pasted: string, stationId: string): Preview | null {
  const { api } = useDesk()
  const [preview, setPreview] = useState<(Preview & { of: string }) | null>(null)
  useEffect(() => {
    const table = courierTable(pasted, stationId)
    if (table.content === '') return
    let newest = true
    const timer = setTimeout(() => {
      api.post<RosterChange>('/roster?dryRun=1', table.content, TSV_TYPE).then(
        (change) => newest && setPreview({ of: pasted, table, change, problem: null }),
        (error: unknown) => {
          if (!(error instanceof ApiProblem)) throw error
          if (newest) setPreview({ of: pasted, table, change: null, problem: error.problem })
        },
      )
    }, QUIET_MS)
    return () => {
      newest = false
      clearTimeout(timer)
    }
  }, [api, pasted, stationId])
  return preview?.of === pasted ? preview : null
}

/** Every mistake by the line as it was pasted. */
function Mistakes({ problem, table }: { problem: ReplyProblem; table: CourierTable }) {
  const t = useDeskTexts()
  if (!problem.errors?.length) return <ProblemNotice problem={problem} />
  const located = locateErrors(problem.errors, table.content)
  return (
    <div className="notice bad start-mistakes">
      <div>
        <strong>{t.start.couriers.errors(located.length)}</strong>
        <ul>
          {located.map((error) => (
            <li key={error.field}>
              {error.line !== null && error.line > table.linesBefore && (
                <b>{t.start.couriers.line(error.line - table.linesBefore)} </b>
              )}
              {error.column && `${error.column} · `}
              {wordsOf(t, error)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
