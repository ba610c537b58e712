import type { RosterReply, Wall } from '@leitai/shared/api'
import type { Honours } from '@leitai/shared/ceremony'
import type { FinalReply } from '@leitai/shared/final'
import { useState } from 'react'
import { useCeremonyTexts } from '../../../i18n/ceremonyDesk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Check } from '../../ui/Check.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { FieldGroup } from '../../ui/Field.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { HonouredList } from './HonouredList.tsx'

interface StartingProps {
  honours: Honours
  stations: RosterReply['stations']
  onStarted(): void
}

/** Who is honoured, where it is shown, and the button that begins it. */
export function Starting({ honours, stations, onStarted }: StartingProps) {
  const t = useCeremonyTexts()
  const { api, tell } = useDesk()
  const action = useAction()
  const { stationId, metric, period } = honours
  const own = stations.find(({ id }) => id === stationId)
  const [where, setWhere] = useState<Where>('here')
  const [chosen, setChosen] = useState<readonly string[]>([stationId])
  const walls = useResource<Wall[]>('/walls')
  const final = useResource<FinalReply>(
    `/stations/${encodeURIComponent(stationId)}/finals/${metric}/${encodeURIComponent(period)}`,
  )
  const online = walls.data?.filter((wall) => wall.stationId === stationId && wall.online).length

  async function start() {
    const place =
      where === 'unit' && own?.parent
        ? { unit: own.parent }
        : { stations: where === 'some' ? chosen : [stationId] }
    const done = await action.run(
      async () => void (await api.post('/ceremonies', { metric, period, ...place })),
    )
    if (done) tell(t.started)
    onStarted() // also where one was under way already
  }
  return (
    <section className="panel" aria-labelledby="starting-title">
      <h2 id="starting-title">{t.honoured}</h2>
      {final.data?.draft && (
        <div className="notice warn" role="status">
          <span>{t.drafted}</span>
        </div>
      )}
      <HonouredList honours={honours} />
      <WhereFields {...{ stations, own, where, setWhere, chosen, setChosen }} />
      {online !== undefined && <p className="hint">{t.walls(online)}</p>}
      <ProblemNotice problem={action.problem} />
      <div className="form-actions">
        <button
          type="button"
          className="button primary"
          disabled={action.busy || (where === 'some' && chosen.length === 0)}
          onClick={() => void start()}
        >
          {t.start}
        </button>
      </div>
    </section>
  )
}

type Where = 'here' | 'unit' | 'some'

interface WhereProps {
  stations: RosterReply['stations']
  own: RosterReply['stations'][number] | undefined
  where: Where
  setWhere(where: Where): void
  chosen: readonly string[]
  setChosen(chosen: readonly string[]): void
}

function WhereFields({ stations, own, where, setWhere, chosen, setChosen }: WhereProps) {
  const t = useCeremonyTexts()
  const hint =
    where === 'unit' ? t.unitHint(own?.parentName ?? '') : where === 'some' ? t.someHint : undefined
  if (stations.length < 2) return null
  return (
    <FieldGroup legend={t.where} hint={hint}>
      <Choice
        label={t.where}
        name="where"
        value={where}
        options={[
          { value: 'here', label: t.places.here },
          ...(own?.parent ? [{ value: 'unit' as const, label: t.places.unit }] : []),
          { value: 'some', label: t.places.some },
        ]}
        onChange={setWhere}
      />
      {where === 'some' && (
        <div className="station-choice">
          <div className="station-checks">
            {stations.map(({ id, name }) => (
              <Check
                key={id}
                name={`station-${id}`}
                checked={chosen.includes(id)}
                onChange={(on) => setChosen(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
                label={name}
              />
            ))}
          </div>
        </div>
      )}
    </FieldGroup>
  )
}
