import { useDeskTexts } from '../../../i18n/desk.ts'
import { START_STEPS, type StartStep } from '../../data/start.ts'
import { Link } from '../../navigation.tsx'
import type { StepProps } from './StartPage.tsx'
import { Step } from './Step.tsx'

/** What is there now, and what is left. */
export function DoneStep({ station, state, done }: StepProps & { done: ReadonlySet<StartStep> }) {
  const t = useDeskTexts()
  const left = START_STEPS.filter((step) => step !== 'done' && !done.has(step))
  const live = state.walls.online > 0
  const title = live ? t.start.done.live : state.walls.total > 0 ? t.start.done.almost : t.start.done.notYet
  return (
    <Step
      key={title}
      title={title}
      lead={t.start.done.leadDone}
      actions={
        <>
          <Link to={{ page: 'home' }} className="button primary">
            {t.start.done.toHome}
          </Link>
          <Link to={{ page: 'posting', stationId: station.id }} className="button">
            {t.start.done.post}
          </Link>
          <Link to={{ page: 'roster' }} className="button">
            {t.start.done.print}
          </Link>
        </>
      }
    >
      {left.length > 0 && (
        <>
          <p>{t.start.done.left}</p>
          <span className="chips">
            {left.map((step) => (
              <Link key={step} to={{ page: 'start', step, stationId: station.id }} className="chip">
                {t.start.steps[step]}
              </Link>
            ))}
          </span>
        </>
      )}
    </Step>
  )
}
