import type { Honours } from '@leitai/shared/ceremony'
import { useHonoursTexts } from '../../i18n/honours.ts'
import { type Place, titlesOf } from '../../poster/places.ts'
import { widthOf } from '../board/fitName.ts'
import { useFrame } from '../stage/frame.ts'

/** More do not fit with their names legible from five metres. */
const MOST_NAMES = 8
/** Type of names by how many there are, rem. */
const NAME_REM = [2.1, 1.5, 1.2, 1.2, 0.9, 0.9, 0.9, 0.9]
const SMALLEST_REM = 0.62
const NAMES_PER_LINE = [1, 2, 2, 2, 3, 3, 3, 3]
const ROOM_REM = { landscape: 15, portrait: 8.6 }

/** One rank on its own, everyone who shares it together. */
export function OnePlace({ honours, place }: { honours: Honours; place: Place }) {
  const texts = useHonoursTexts()
  const { portrait } = useFrame()
  const { rank, score, members, notes } = place
  const shown = members.slice(0, MOST_NAMES)
  const perLine = portrait ? 1 : (NAMES_PER_LINE[shown.length - 1] ?? 3)
  const roomRem = ROOM_REM[portrait ? 'portrait' : 'landscape'] / perLine
  const crowded = members.length > 1
  return (
    <div className={`ceremony-place ceremony-rank-${rank}`} data-rank={rank} data-score={score}>
      <p className="ceremony-heading">{texts.heading(texts.period(honours), texts.what[honours.metric])}</p>
      <p className="ceremony-label">
        <b>{texts.places[rank - 1]}</b>
      </p>
      <ul className="ceremony-names">
        {shown.map((member) => {
          const largest = NAME_REM[shown.length - 1] ?? SMALLEST_REM
          const rem = Math.max(Math.min(largest, roomRem / widthOf(member.name)), SMALLEST_REM)
          return (
            <li key={member.memberId} style={{ fontSize: `${rem}rem`, width: `${roomRem}rem` }}>
              <bdi>{member.name}</bdi>
              {crowded && titlesOf(member, texts).map((note) => <small key={note}>{note}</small>)}
            </li>
          )
        })}
      </ul>
      {members.length > shown.length && <p className="ceremony-more">{texts.more(members.length)}</p>}
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
