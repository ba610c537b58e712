import { TARGET_KINDS } from '@leitai/shared/goal'
import type { GoalRow, GoalSheet, SheetGoal } from '@leitai/shared/goalSheet'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import {
  changedGoals,
  filledGoals,
  goalName,
  goalText,
  type TypedGoals,
  targetOf,
} from '../../data/goalSheet.ts'
import { useAction } from '../../hooks/useAction.ts'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { GoalCellField } from './GoalCellField.tsx'
import { GoalFilling } from './GoalFilling.tsx'

interface GoalsFormProps {
  path: string
  sheet: GoalSheet
  onSaved(): void
}

/** A target for each period and everyone; only those that were changed are sent, all of them at once. */
export function GoalsForm({ path, sheet, onSaved }: GoalsFormProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const saving = useAction()
  const [typed, setTyped] = useState<TypedGoals>({})
  const [tried, setTried] = useState(false)

  async function put(goals: readonly SheetGoal[]): Promise<boolean> {
    return saving.run(() => api.put<void>(`${path}/sheet`, goals))
  }
  async function takeBack(before: readonly SheetGoal[]) {
    if (!(await put(before))) return
    tell(t.goals.takenBack)
    onSaved()
  }
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    const changed = changedGoals(sheet, typed)
    if (!changed) return focusFault(form)
    const { goals, before } = changed
    if (goals.length === 0) return tell(t.goals.nothing)
    if (!(await put(goals))) return
    tell(t.goals.saved, () => void takeBack(before))
    setTyped({})
    setTried(false)
    onSaved()
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <GoalFilling onFill={(kind, filling) => setTyped(filledGoals(sheet, kind, filling, typed))} />
      <div className="table-frame">
        <table className="table goal-sheet">
          <thead>
            <tr>
              <th scope="col">{t.goals.whose}</th>
              {TARGET_KINDS.map((kind) => (
                <th key={kind} scope="col">
                  {t.goals[kind]} <span className="under">{sheet.periods[kind].key}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map((row) => (
              <Row
                key={row.courierId ?? ''}
                row={row}
                sheet={sheet}
                typed={typed}
                tried={tried}
                onTyped={(name, text) => setTyped({ ...typed, [name]: text })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="hint">{t.goals.private}</p>
      <ProblemNotice problem={saving.problem} />
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={saving.busy}>
          {saving.busy ? t.saving : t.save}
        </button>
      </div>
    </form>
  )
}

interface RowProps {
  row: GoalRow
  sheet: GoalSheet
  typed: TypedGoals
  tried: boolean
  onTyped(name: string, text: string): void
}

function Row({ row, sheet, typed, tried, onTyped }: RowProps) {
  const t = useDeskTexts()
  return (
    <tr data-goals-of={row.courierId ?? ''}>
      <th scope="row">
        {row.name}
        <span className="under">{row.courierId ?? t.goals.whole}</span>
      </th>
      {TARGET_KINDS.map((kind) => {
        const name = goalName(sheet.metric, kind, row)
        const text = goalText(sheet, kind, row, typed)
        return (
          <td key={kind} data-label={t.goals[kind]}>
            <GoalCellField
              name={name}
              label={t.goals.field(row.name, t.goals[kind])}
              cell={row.goals[kind]}
              text={text}
              error={tried && targetOf(text) === undefined ? t.goals.invalid : null}
              onText={(next) => onTyped(name, next)}
            />
          </td>
        )
      })}
    </tr>
  )
}
