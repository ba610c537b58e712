import type { Honours } from '@leitai/shared/ceremony'
import { useHonoursTexts } from '../../../i18n/honours.ts'
import { placesOf, titlesOf } from '../../../poster/places.ts'

/** The first three with the figures that are read out. */
export function HonouredList({ honours, current }: { honours: Honours; current?: number | undefined }) {
  const texts = useHonoursTexts()
  return (
    <ol className="honoured">
      {placesOf(honours, texts).map(({ rank, label, score, members, notes }) => (
        <li key={rank} className={`honoured-${rank}`} aria-current={current === rank ? 'step' : undefined}>
          <span className="honoured-place">{label}</span>
          <span className="honoured-who">
            {members.map((member) => (
              <span key={member.memberId}>
                <bdi className="name">{member.name}</bdi>
                {members.length > 1 &&
                  titlesOf(member, texts).map((note) => <small key={note}> {note}</small>)}
              </span>
            ))}
            <small>{notes.join(' · ')}</small>
          </span>
          <strong className="honoured-score">
            {texts.figure(score)} {texts.unit(score)}
          </strong>
        </li>
      ))}
    </ol>
  )
}
