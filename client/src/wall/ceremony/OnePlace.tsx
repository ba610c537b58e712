import type { Honours } from '@leitai/shared/ceremony'
import { useHonoursTexts } from '../../i18n/honours.ts'
import { fitNames } from '../../poster/fitNames.ts'
import { type Place, titlesOf } from '../../poster/places.ts'
import { widthOf } from '../board/fitName.ts'
import { useFrame } from '../stage/frame.ts'

/** Of more than these the names stand in rows, without what is told of each. */
const MOST_APART = 3
/** Type of names by how many there are, rem; longer ones are set smaller. */
const NAME_REM = [2.1, 1.5, 1.2]
const SMALLEST_REM = 0.62
const ROOM_REM = { landscape: { width: 15, height: 3.4 }, portrait: { width: 8.6, height: 6.4 } }
const ROW_REM = { largest: 1, smallest: 0.5 }

/** One rank on its own, everyone who shares it together. */
export function OnePlace({ honours, place }: { honours: Honours; place: Place }) {
  const texts = useHonoursTexts()
  const { rank, score, members, notes } = place
  return (
    <div className={`ceremony-place ceremony-rank-${rank}`} data-rank={rank} data-score={score}>
      <p className="ceremony-heading">{texts.heading(texts.period(honours), texts.what[honours.metric])}</p>
      <p className="ceremony-label">
        <b>{texts.places[rank - 1]}</b>
      </p>
      {members.length > MOST_APART ? <NameRows place={place} /> : <Names place={place} />}
      <p className="ceremony-score">
        <b>{texts.figure(score)}</b> {texts.unit(score)}
      </p>
      <ul className="ceremony-notes">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  )
}

function useRoom() {
  return ROOM_REM[useFrame().portrait ? 'portrait' : 'landscape']
}

/** Each with a place of their own, and how often they were champion. */
function Names({ place: { members } }: { place: Place }) {
  const texts = useHonoursTexts()
  const { portrait } = useFrame()
  const { width } = useRoom()
  const roomRem = portrait || members.length === 1 ? width : width / 2
  const largest = NAME_REM[members.length - 1] ?? SMALLEST_REM
  return (
    <ul className="ceremony-names">
      {members.map((member) => {
        const rem = Math.max(Math.min(largest, roomRem / widthOf(member.name)), SMALLEST_REM)
        return (
          <li key={member.memberId} style={{ fontSize: `${rem}rem`, width: `${roomRem}rem` }}>
            <bdi>{member.name}</bdi>
            {members.length > 1 && titlesOf(member, texts).map((note) => <small key={note}>{note}</small>)}
          </li>
        )
      })}
    </ul>
  )
}

/** As many as there is room for, and how many there are. */
function NameRows({ place: { members } }: { place: Place }) {
  const texts = useHonoursTexts()
  const room = useRoom()
  const { size, lines } = fitNames(
    members.map(({ name }) => name),
    { ...room, ...ROW_REM, and: texts.and, more: texts.more },
    (text, rem) => widthOf(text.replace(ISOLATES, '')) * rem,
  )
  return (
    <ul className="ceremony-names ceremony-name-rows">
      {lines.map((line) => (
        <li key={line} style={{ fontSize: `${size}rem` }}>
          {line}
        </li>
      ))}
    </ul>
  )
}

/** They keep the direction of a name to itself and have no width. */
const ISOLATES = /[\u2066-\u2069]/g
