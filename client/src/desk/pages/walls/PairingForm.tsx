import type { PairInput, RosterReply, Wall } from '@leitai/shared/api'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { isHereOnly } from '../../data/hereOnly.ts'
import { CODE_LENGTH, groupedCode, lettersOf } from '../../data/pairingCode.ts'
import { useAction } from '../../hooks/useAction.ts'
import { navigate } from '../../navigation.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

const AUDIENCES = ['staff', 'public'] as const
const FIELDS = ['code', 'name', 'stationId'] as const
const NAME_MAX = 40

interface PairingFormProps {
  stations: RosterReply['stations']
  code?: string
  stationId?: string
  proposedName?: string
  /** What comes after a wall is paired; the list of walls where nothing else does. */
  onPaired?: () => void
}

/** Code, name, station and audience of a wall. */
export function PairingForm({
  stations,
  code: givenCode = '',
  stationId: givenStation,
  proposedName = '',
  onPaired = () => navigate({ page: 'walls' }),
}: PairingFormProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const pairing = useAction()
  const [code, setCode] = useState(groupedCode(givenCode))
  const [name, setName] = useState(proposedName)
  const [stationId, setStationId] = useState(
    stations.find(({ id }) => id === givenStation)?.id ??
      (stations.length === 1 ? (stations[0]?.id ?? '') : ''),
  )
  const [audience, setAudience] = useState<PairInput['audience']>('staff')
  const [tried, setTried] = useState(false)

  const letters = lettersOf(code)
  const missing = CODE_LENGTH - letters.length
  const own = {
    code: letters === '' ? t.problem.required : missing > 0 ? t.walls.codeShort(missing) : null,
    name: name.trim() === '' ? t.problem.required : null,
    stationId: stationId === '' ? t.walls.chooseStation : null,
  }
  const refused = pairing.problem
  // a code that is wrong or too old is a matter of the code field, whether or not the problem names it
  const refusedField =
    refused?.code === 'pairing_expired' ? 'code' : FIELDS.find((field) => field === refused?.field)
  const errorOf = (field: (typeof FIELDS)[number]) =>
    (tried ? own[field] : null) ?? (refusedField === field ? (refused?.detail ?? null) : null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    if (own.code || own.name || own.stationId) return focusFault(form)
    const input: PairInput = { code: letters, stationId, name: name.trim(), audience }
    const done = await pairing.run(async () => {
      const wall = await api.post<Wall>('/walls', input)
      tell(t.walls.paired(wall.name))
    })
    if (done) onPaired()
    else focusFault(form)
  }
  return (
    <form className="panel narrow" onSubmit={(event) => void submit(event)} noValidate>
      {isHereOnly(location.hostname) && <p className="notice warn">{t.walls.hereOnly}</p>}
      <Field label={t.walls.code} hint={t.walls.codeHint} error={errorOf('code')}>
        {(control) => (
          <input
            {...control}
            className="code-input"
            name="code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            placeholder="BCDF-GHJK"
            value={code}
            onChange={(event) => setCode(event.target.value)}
            onBlur={() => setCode(groupedCode(code))}
          />
        )}
      </Field>
      <Field label={t.walls.name} hint={t.walls.nameHint} error={errorOf('name')}>
        {(control) => (
          <input
            {...control}
            name="name"
            autoComplete="off"
            maxLength={NAME_MAX}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {/* of one there is nothing to choose */}
      {stations.length > 1 && (
        <Field label={t.walls.station} error={errorOf('stationId')}>
          {(control) => (
            <select
              {...control}
              name="stationId"
              value={stationId}
              onChange={(event) => setStationId(event.target.value)}
            >
              <option value="">{t.walls.chooseStation}</option>
              {stations.map((station) => (
                <option key={station.id} value={station.id}>
                  {station.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <FieldGroup legend={t.walls.audience}>
        <Choice
          look="cards"
          label={t.walls.audience}
          name="audience"
          value={audience}
          options={AUDIENCES.map((value) => ({
            value,
            label: t.walls.audiences[value],
            hint: t.walls.audienceHints[value],
          }))}
          onChange={setAudience}
        />
      </FieldGroup>
      {!refusedField && <ProblemNotice problem={refused} />}
      <button type="submit" className="button primary" disabled={pairing.busy}>
        {pairing.busy ? t.walls.busy : t.walls.submit}
      </button>
    </form>
  )
}
