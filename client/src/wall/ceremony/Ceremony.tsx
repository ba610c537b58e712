import { type CeremonyStep, type Honours, ownStep, stepsOf } from '@leitai/shared/ceremony'
import { useHonoursTexts } from '../../i18n/honours.ts'
import { type Place, placesOf } from '../../poster/places.ts'
import { AllPlaces } from './AllPlaces.tsx'
import { OnePlace } from './OnePlace.tsx'
import { WallPoster } from './WallPoster.tsx'
import './ceremony.css'

const RANK_OF: Partial<Record<CeremonyStep, number>> = { first: 1, second: 2, third: 3 }

interface CeremonyProps {
  honours: Honours
  step: CeremonyStep
  /** It is over, and goes. */
  leaving?: boolean
}

/** One step of an awards ceremony over the whole wall. A step that this final has not leaves the one before on. */
export function Ceremony({ honours, step, leaving = false }: CeremonyProps) {
  const texts = useHonoursTexts()
  const own = ownStep(step, stepsOf(honours.honoured.map(({ rank }) => rank)))
  const places = placesOf(honours, texts)
  return (
    <section
      className={`ceremony on-${own}${leaving ? ' leaving' : ''}`}
      data-ceremony={leaving ? undefined : own}
      data-revision={honours.revision}
      aria-live="assertive"
    >
      <div className="ceremony-rays" />
      <div className="ceremony-step" key={own}>
        <Step step={own} honours={honours} places={places} />
      </div>
    </section>
  )
}

function Step({ step, honours, places }: CeremonyProps & { places: Place[] }) {
  if (step === 'title') return <Title honours={honours} />
  if (step === 'poster') return <WallPoster honours={honours} />
  if (step === 'all') return <AllPlaces honours={honours} places={places} />
  const place = places.find(({ rank }) => rank === RANK_OF[step])
  return place ? <OnePlace honours={honours} place={place} /> : null
}

function Title({ honours }: { honours: Honours }) {
  const texts = useHonoursTexts()
  return (
    <div className="ceremony-title">
      <p className="ceremony-station">
        <bdi>{honours.stationName}</bdi>
      </p>
      <h2>{texts.ceremony}</h2>
      <p className="ceremony-heading">
        <span>{texts.heading(texts.period(honours), texts.what[honours.metric])}</span>{' '}
        {texts.range(honours) !== '' && <span>{texts.range(honours)}</span>}
      </p>
      <p className="ceremony-total">{texts.total(honours.total)}</p>
    </div>
  )
}
