import type { Replay } from '@leitai/shared/replay'
import { useMemo } from 'react'
import { useReplayTexts } from '../../../i18n/replay.ts'
import { DURATIONS_S, spanOf } from '../../../replay/playback.ts'
import { ReplayRows } from '../../../replay/ReplayRows.tsx'
import { type Player, usePlayback } from '../../../replay/usePlayback.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Choice } from '../../ui/Choice.tsx'

const STEP_MS = 60_000

/** Plays a day, and goes to any minute of it: by pointer, or with the arrow keys. */
export function ReplayPlayer({ replay }: { replay: Replay }) {
  const t = useReplayTexts()
  const span = useMemo(() => spanOf(replay), [replay])
  const player = usePlayback(replay, span, { playsAtOnce: false })
  const names = useMemo(() => new Map(replay.members.map(({ id, name }) => [id, name])), [replay])
  const { at, frame, ended } = player
  return (
    <section
      className="panel replay"
      aria-label={t.rows}
      data-replay={replay.date}
      data-ended={ended}
      data-count={frame.count}
    >
      <div className="replay-head">
        <ReplayClock at={at} timeZone={replay.timeZone} />
        <span>{t.parcels(frame.total)}</span>
        <span className="hint">
          {t.events(frame.count)}
          {ended && ` · ${replay.asOf < replay.endsAt ? t.soFar : t.last}`}
        </span>
      </div>
      <Controls player={player} timeZone={replay.timeZone} />
      <ReplayRows
        standings={frame.standings}
        nameOf={(id) => names.get(id) ?? id}
        figure={t.figure}
        rows={frame.standings.length}
      />
    </section>
  )
}

function ReplayClock({ at, timeZone }: { at: number; timeZone: string }) {
  const formats = useFormats()
  return <strong className="replay-clock">{formats.time(at, timeZone).slice(0, 5)}</strong>
}

function Controls({ player, timeZone }: { player: Player; timeZone: string }) {
  const t = useReplayTexts()
  const formats = useFormats()
  const { span, at, playing, ended, durationS } = player
  return (
    <div className="replay-controls">
      <button type="button" className="button primary" onClick={player.toggle}>
        {playing ? t.pause : ended ? t.again : t.play}
      </button>
      <input
        type="range"
        name="moment"
        aria-label={t.seek}
        aria-valuetext={formats.time(at, timeZone).slice(0, 5)}
        min={span.from}
        max={span.to}
        step={STEP_MS}
        value={at}
        onChange={({ target }) => player.seek(momentOfStep(Number(target.value), span.to))}
      />
      <Choice
        label={t.duration}
        name="duration"
        value={String(durationS)}
        options={DURATIONS_S.map((seconds) => ({ value: String(seconds), label: t.seconds(seconds) }))}
        onChange={(value) => {
          const chosen = DURATIONS_S.find((seconds) => String(seconds) === value)
          if (chosen) player.setDuration(chosen)
        }}
      />
    </div>
  )
}

/** The last whole step stands for the end: sliders stop before what is no whole step. */
function momentOfStep(value: number, to: number): number {
  return to - value < STEP_MS ? to : value
}
