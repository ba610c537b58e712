import type { TodoKind, TodoStation } from '@leitai/shared/todo'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { countPending, identifyOthers, type Prepare, takeDrafts } from './settling.ts'

const SETTLED = { pendingPickups: countPending, finalDraft: takeDrafts, silentWall: identifyOthers } as const
type SettledKind = keyof typeof SETTLED

const isSettled = (kind: TodoKind): kind is SettledKind => kind in SETTLED

interface AtOnceProps {
  kind: TodoKind
  station: TodoStation
  /** Something was done. */
  onDone(): void
}

/** The one click that settles what waits at a station; null where that takes a look. */
export function AtOnce({ kind, station, onDone }: AtOnceProps) {
  if (!isSettled(kind) || !station.atOnce) return null
  return <Settle kind={kind} station={station} prepare={SETTLED[kind]} onDone={onDone} />
}

function Settle({ kind, station, prepare, onDone }: AtOnceProps & { kind: SettledKind; prepare: Prepare }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { api, tell, soon } = useDesk()
  const preparing = useAction()
  /** It is about to be done. */
  const [going, setGoing] = useState(false)

  const start = () =>
    preparing.run(async () => {
      const { message, work } = await prepare(station, { api, t, formats })
      if (!work) return tell(message)
      setGoing(true)
      const carryOut = async () => {
        try {
          tell(await work())
        } finally {
          setGoing(false)
          onDone()
        }
      }
      soon(message, carryOut, () => setGoing(false))
    })
  const { verb, going: goingWord } = t.home.atOnce
  return (
    <>
      <button
        type="button"
        className="button small"
        disabled={going || preparing.busy}
        onClick={() => void start()}
      >
        {going ? goingWord : verb[kind](station.atOnce ?? 0)}
        <span className="visually-hidden"> {station.name}</span>
      </button>
      <ProblemNotice problem={preparing.problem} />
    </>
  )
}
