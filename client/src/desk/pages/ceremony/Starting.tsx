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

/** No unit has an empty id, nor a star in it. */
const HERE = ''
const SOME = '*'
/** A TV that is switched on while somebody waits for it. */
const WALLS_MS = 5_000

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
  const [where, setWhere] = useState(HERE)
  const [chosen, setChosen] = useState<readonly string[]>([stationId])
  const walls = useResource<Wall[]>('/walls', WALLS_MS)
  const final = useResource<FinalReply>(
    `/stations/${encodeURIComponent(stationId)}/finals/${metric}/${encodeURIComponent(period)}`,
  )
  const unit = own?.above.find(({ id }) => id === where)
  const places = unit
    ? stations.filter((station) => station.above.some(({ id }) => id === unit.id)).map(({ id }) => id)
    : where === SOME
      ? chosen
      : [stationId]
  const online = walls.data?.filter((wall) => wall.online && places.includes(wall.stationId)).length

  async function start() {
    const place = unit ? { unit: unit.id } : { stations: places }
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
      {online !== undefined && (
        <p className="hint">{where === HERE ? t.walls(online) : t.wallsThere(online)}</p>
      )}
      <ProblemNotice problem={action.problem} />
      <div className="form-actions">
        <button
          type="button"
          className="button primary"
          disabled={action.busy || places.length === 0}
          onClick={() => void start()}
        >
          {t.start}
        </button>
      </div>
    </section>
  )
}

interface WhereProps {
  stations: RosterReply['stations']
  own: RosterReply['stations'][number] | undefined
  /** `HERE`, `SOME`, or the id of a unit above. */
  where: string
  setWhere(where: string): void
  chosen: readonly string[]
  setChosen(chosen: readonly string[]): void
}

function WhereFields({ stations, own, where, setWhere, chosen, setChosen }: WhereProps) {
  const t = useCeremonyTexts()
  const above = own?.above ?? []
  const unit = above.find(({ id }) => id === where)
  const hint = unit ? t.unitHint(unit.name) : where === SOME ? t.someHint : undefined
  const sizeOf = (unitId: string) =>
    stations.filter((one) => one.above.some(({ id }) => id === unitId)).length
  if (stations.length < 2) return null
  return (
    <FieldGroup legend={t.where} hint={hint}>
      <Choice
        label={t.where}
        name="where"
        value={where}
        options={[
          { value: HERE, label: t.places.here },
          ...above.map(({ id, name }) => ({ value: id, label: t.places.unit(name, sizeOf(id)) })),
          { value: SOME, label: t.places.some },
        ]}
        onChange={setWhere}
      />
      {where === SOME && (
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
