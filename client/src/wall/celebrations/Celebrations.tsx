import { isQuiet, volumeAt } from '@leitai/shared/schedule'
import { useEffect } from 'react'
import { type CelebrationTexts, useCelebrationTexts } from '../../i18n/wall/celebrations.ts'
import { prefersReducedMotion } from '../../ui/motion.ts'
import { useCeremonyStep } from '../ceremony/useCeremonyStep.ts'
import { useMoment, useProgramme } from '../live/useProgramme.ts'
import { useFrame } from '../stage/frame.ts'
import { titleSize } from '../takeover/posterType.ts'
import { useTakeover } from '../takeover/Takeover.tsx'
import { useLeaving } from '../takeover/useLeaving.ts'
import { Confetti } from './Confetti.tsx'
import type { Cheer } from './cheers.ts'
import { useCheering } from './useCheering.ts'
import { useSounds } from './useSounds.ts'
import './celebrations.css'

const MINUTE_MS = 60_000
/** Beside the greatest one. */
const MOST_BESIDE = 2

/** What celebrations have to say in the foot of the wall. */
export interface FootNews {
  /** The greatest first. */
  cheers: readonly { kind: string; text: string }[]
  /** They cover the wall. */
  takesOver: boolean
  /** What somebody near should do. */
  hint: string | null
}

function textOf({ occasion, names, figure }: Cheer, { words }: CelebrationTexts) {
  const { kind, title, detail } = words[occasion]
  return { kind, title: title(names), detail: detail(figure, names) }
}

/** Celebrates what is seen happening, as the programme allows: over the whole wall, or by a line in the foot. */
export function Celebrations({ onNews }: { onNews(news: FootNews): void }) {
  const texts = useCelebrationTexts()
  const programme = useProgramme()
  const moment = useMoment()
  const busy = useTakeover() !== null
  const awarding = useCeremonyStep() !== null
  const quiet = isQuiet(programme, moment) || awarding
  const { everyMinutes, courierGoal, confetti, sound, reducedMotion } = programme.celebrations
  const everyMs = everyMinutes === null ? null : everyMinutes * MINUTE_MS
  const celebration = useCheering({ quiet, everyMs, busy }, courierGoal)
  const asking = useSounds(celebration, sound && !quiet ? volumeAt(programme, moment) : 0)
  const takesOver = celebration?.as === 'takeover' && !busy
  const { shown, leaving } = useLeaving(takesOver ? celebration : null)

  useEffect(() => {
    const said = celebration && !takesOver ? celebration.cheers : []
    const cheers = said.map((cheer) => {
      const { kind, title, detail } = textOf(cheer, texts)
      return { kind, text: `${title}　${detail}`.trim() }
    })
    onNews({ cheers, takesOver, hint: asking ? texts.soundHint : null })
  }, [celebration, takesOver, asking, texts, onNews])

  if (!shown) return null
  const still = reducedMotion || prefersReducedMotion()
  return <Banner cheers={shown.cheers} leaving={leaving} still={still} confetti={confetti && !still} />
}

interface BannerProps {
  cheers: readonly Cheer[]
  leaving: boolean
  still: boolean
  confetti: boolean
}

function Banner({ cheers, leaving, still, confetti }: BannerProps) {
  const texts = useCelebrationTexts()
  const frame = useFrame()
  const [greatest, ...others] = cheers
  if (!greatest) return null
  const { kind, title, detail } = textOf(greatest, texts)
  return (
    <section
      className={`takeover celebration${still ? ' still' : ''}${leaving ? ' leaving' : ''}`}
      data-celebration={leaving ? undefined : greatest.occasion}
      role="status"
    >
      <div className="rays" />
      <div className="poster">
        <p className="kind">{kind}</p>
        <h2 style={{ fontSize: `${titleSize(title, frame)}rem` }}>
          <bdi>{title}</bdi>
        </h2>
        {detail !== '' && (
          <p className="detail">
            <bdi>{detail}</bdi>
          </p>
        )}
        {others.slice(0, MOST_BESIDE).map((cheer) => (
          <Beside key={cheer.occasion} cheer={cheer} />
        ))}
      </div>
      {confetti && <Confetti />}
    </section>
  )
}

function Beside({ cheer }: { cheer: Cheer }) {
  const { kind, title, detail } = textOf(cheer, useCelebrationTexts())
  return (
    <p className="beside">
      <em>{kind}</em> <bdi>{`${title}　${detail}`.trim()}</bdi>
    </p>
  )
}
