import type { Ceremony, CeremonyStep, Honours } from '@leitai/shared/ceremony'
import { CEREMONY_STEPS, STEP_OF_RANK } from '@leitai/shared/ceremony'
import { useState } from 'react'
import { useCeremonyTexts } from '../../../i18n/ceremonyDesk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { HonouredList } from './HonouredList.tsx'

interface LeadingProps {
  ceremony: Ceremony
  honours: Honours
  /** Something of the ceremony is another thing now. */
  onChanged(): void
}

/** Leads a ceremony that is under way: what is on the walls, the next step, the one before, the end. */
export function Leading({ ceremony, honours, onChanged }: LeadingProps) {
  const t = useCeremonyTexts()
  const { api, tell } = useDesk()
  const action = useAction()
  const [ending, setEnding] = useState(false)
  const { id, step, steps, stations } = ceremony
  const { before, after } = around(step, steps)
  const rank = STEP_OF_RANK.indexOf(step) + 1
  const isEmptyHere = rank > 0 && !honours.honoured.some((one) => one.rank === rank)
  const path = `/ceremonies/${encodeURIComponent(id)}`

  async function go(to: CeremonyStep) {
    await action.run(async () => void (await api.post(`${path}/step`, { follows: step, step: to })))
    onChanged() // also where somebody else was quicker: what is on then is shown
  }
  async function adopt() {
    if (await action.run(async () => void (await api.post(`${path}/revision`)))) tell(t.adopted)
    onChanged()
  }
  async function end() {
    if (!(await action.run(() => api.del(path)))) return
    setEnding(false)
    tell(t.ended)
    onChanged()
  }
  const revised = stations.filter(({ revision, latestRevision }) => latestRevision > revision)
  return (
    <section className="panel leading" aria-labelledby="leading-title" data-step={step}>
      <h2 id="leading-title">
        <span className="state good">{t.running}</span> {stations.length > 1 && t.stations(stations.length)}
      </h2>
      {revised.length > 0 && (
        <div className="notice warn" role="alert">
          <span>{t.revised(revised.map(({ name }) => name))}</span>
          <button type="button" className="button small" disabled={action.busy} onClick={() => void adopt()}>
            {t.adopt}
          </button>
        </div>
      )}
      <p className="leading-now" role="status">
        {t.onWalls} <strong>{t.steps[step]}</strong>
      </p>
      {isEmptyHere && <p className="hint">{t.nobodyHere}</p>}
      <ol className="leading-steps" aria-label={t.stepsLabel}>
        {steps.map((name) => (
          <li key={name} aria-current={name === step ? 'step' : undefined}>
            {t.steps[name]}
          </li>
        ))}
      </ol>
      <ProblemNotice problem={action.problem} />
      <div className="leading-keys">
        <button
          type="button"
          className="button wide"
          disabled={action.busy || !before}
          onClick={() => before && void go(before)}
        >
          <Icon name="earlier" /> {before ? t.back1(t.steps[before]) : t.back1(t.steps.title)}
        </button>
        <button
          type="button"
          className="button primary wide"
          disabled={action.busy || !after}
          onClick={() => after && void go(after)}
        >
          {after ? t.next(t.steps[after]) : t.atEnd} {after && <Icon name="later" />}
        </button>
      </div>
      <HonouredList honours={honours} current={rank > 0 ? rank : undefined} />
      <div className="leading-foot">
        <span className="hint">{t.idle}</span>
        <button type="button" className="button small danger-text" onClick={() => setEnding(true)}>
          {t.end}
        </button>
      </div>
      {ending && (
        <ConfirmDialog
          title={t.endTitle}
          lead={t.endLead}
          verb={t.end}
          action={action}
          onConfirm={() => void end()}
          onCancel={() => setEnding(false)}
        />
      )}
    </section>
  )
}

/** The steps on both sides of the one that is on, which a revision may have left out. */
function around(step: CeremonyStep, steps: readonly CeremonyStep[]) {
  const place = (name: CeremonyStep) => CEREMONY_STEPS.indexOf(name)
  return {
    before: steps.filter((name) => place(name) < place(step)).pop(),
    after: steps.find((name) => place(name) > place(step)),
  }
}
