import type { Honours } from '@leitai/shared/ceremony'
import { useHonoursTexts } from '../../i18n/honours.ts'
import type { Place } from '../../poster/places.ts'
import { fitName } from '../board/fitName.ts'
import { nameProps } from '../board/nameProps.ts'
import { useFrame } from '../stage/frame.ts'
import './allPlaces.css'

/** As the steps stand: silver, gold, bronze; one below the other where the screen hangs upright. */
const LANDSCAPE_ORDER = [2, 1, 3]
const PORTRAIT_ORDER = [1, 2, 3]
const MOST_NAMES = 4
/** Room for a name in em of its type. */
const NAME_ROOM = { width: 5.4, lines: 2 } as const

/** Everyone who is honoured, on the podium. */
export function AllPlaces({ honours, places }: { honours: Honours; places: Place[] }) {
  const texts = useHonoursTexts()
  const { portrait } = useFrame()
  const order = portrait ? PORTRAIT_ORDER : LANDSCAPE_ORDER
  const inOrder = order.flatMap((rank) => places.find((place) => place.rank === rank) ?? [])
  return (
    <div className="ceremony-all">
      <p className="ceremony-heading">
        <bdi>{honours.stationName}</bdi>{' '}
        <span>{texts.heading(texts.period(honours), texts.what[honours.metric])}</span>
      </p>
      <ol className="ceremony-steps">
        {inOrder.map((place) => (
          <PodiumStep key={place.rank} place={place} />
        ))}
      </ol>
    </div>
  )
}

function PodiumStep({ place: { rank, score, members } }: { place: Place }) {
  const texts = useHonoursTexts()
  const shown = members.slice(0, MOST_NAMES)
  return (
    <li className={`ceremony-podium ceremony-rank-${rank}`} data-rank={rank} data-score={score}>
      <div className="ceremony-who">
        {shown.map(({ memberId, name }) => {
          const fit = fitName(name, NAME_ROOM)
          return (
            <bdi key={memberId} {...nameProps(name, fit)}>
              {name}
            </bdi>
          )
        })}
        {members.length > shown.length && <small>{texts.more(members.length)}</small>}
      </div>
      <div className="ceremony-block">
        <span className="ceremony-label">
          <b>{texts.places[rank - 1]}</b>
        </span>
        <span className="ceremony-score">
          <b>{texts.figure(score)}</b> {texts.unit(score)}
        </span>
      </div>
    </li>
  )
}
