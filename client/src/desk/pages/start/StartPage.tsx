import type { RosterReply, StationState } from '@leitai/shared/api'
import type { HomeReply } from '@leitai/shared/todo'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { nextStep, START_STEPS, type StartStep, stepsDone } from '../../data/start.ts'
import { type Resource, useResource } from '../../hooks/useResource.ts'
import { Link, navigate } from '../../navigation.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { CouriersStep } from './CouriersStep.tsx'
import { DoneStep } from './DoneStep.tsx'
import { GoalStep } from './GoalStep.tsx'
import { KeyStep, type MadeKey } from './KeyStep.tsx'
import { StationStep } from './StationStep.tsx'
import { WallStep } from './WallStep.tsx'

const RENEW_MS = 3_000

interface StartPageProps {
  step?: StartStep
  stationId?: string
}

/** The first run: from nothing to a live wall, step by step. */
export function StartPage({ step, stationId }: StartPageProps) {
  const t = useDeskTexts()
  const home = useResource<HomeReply>('/home', RENEW_MS)
  const roster = useResource<RosterReply>('/roster')
  return (
    <>
      <PageHead
        title={t.start.title}
        above={<Link to={{ page: 'home' }}>{t.nav.home}</Link>}
        lead={t.start.lead}
      />
      <Loaded resource={home}>
        {(data) => (
          <Loaded resource={roster}>
            {() => <Steps home={data} homeNow={home} roster={roster} step={step} stationId={stationId} />}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}

/** What a step is given: the station, and the ways on. */
export interface StepProps {
  station: RosterReply['stations'][number]
  state: StationState
  /** What has changed is asked for anew. */
  onChanged(): void
  /** To the step after this one. */
  onNext(): void
}

interface StepsProps extends StartPageProps {
  home: HomeReply
  homeNow: Resource<HomeReply>
  roster: Resource<RosterReply>
}

function Steps({ home, homeNow, roster, step: asked, stationId }: StepsProps) {
  const t = useDeskTexts()
  const { stations } = home
  const [key, setKey] = useState<MadeKey | null>(null)
  // of one that was only just made nothing is known yet: another's step must not stand there meanwhile
  const state =
    stationId === undefined && stations.length === 1
      ? stations[0]
      : stations.find(({ id }) => id === stationId)
  const station = roster.data?.stations.find(({ id }) => id === state?.id)
  const done = stepsDone(state)
  const [first] = useState(() => nextStep(done))
  const step = state && station ? (asked ?? first) : 'station'
  const go = (to: StartStep, id = state?.id) => navigate({ page: 'start', step: to, stationId: id })

  function onChanged() {
    homeNow.reload()
    roster.reload()
  }
  const ways = {
    onChanged,
    onNext: () => go(START_STEPS[START_STEPS.indexOf(step) + 1] ?? 'done'),
  }
  const given = state && station && { station, state, ...ways }
  return (
    <div className="start">
      <nav aria-label={t.start.progress}>
        <ol className="start-steps">
          {START_STEPS.map((name) => (
            <li key={name}>
              <Link
                to={{ page: 'start', step: name, stationId: state?.id }}
                aria-current={name === step ? 'step' : undefined}
                aria-disabled={!given && name !== 'station'}
                data-done={done.has(name)}
              >
                <span className="start-mark">{done.has(name) ? <Icon name="done" /> : null}</span>
                {t.start.steps[name]}
                {done.has(name) && <span className="visually-hidden"> {t.start.isDone}</span>}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      {/* a step begins anew with another station */}
      <div className="start-step" key={`${step}/${state?.id ?? ''}`} data-step={step}>
        {(step === 'station' || !given) && (
          <StationStep
            stations={stations}
            stationId={state?.id}
            onChosen={(id) => {
              onChanged()
              go('couriers', id)
            }}
          />
        )}
        {given && step === 'couriers' && <CouriersStep {...given} />}
        {given && step === 'goal' && <GoalStep {...given} />}
        {given && step === 'key' && (
          <KeyStep
            {...given}
            couriers={roster.data?.couriers ?? []}
            made={key?.stationId === given.station.id ? key : null}
            onMade={setKey}
          />
        )}
        {given && step === 'wall' && <WallStep {...given} />}
        {given && step === 'done' && <DoneStep {...given} done={done} />}
      </div>
    </div>
  )
}
