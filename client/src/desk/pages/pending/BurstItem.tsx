import type { DecideInput, DecideReply } from '@leitai/shared/correction'
import { type FormEvent, useId, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import type { Burst } from '../../data/bursts.ts'
import { useAction } from '../../hooks/useAction.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Link } from '../../navigation.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { PickupTable } from '../pickups/PickupTable.tsx'
import { ReasonField } from '../pickups/ReasonField.tsx'
import type { PickupScope } from '../pickups/scope.ts'

const REASON_MAX = 200

interface BurstItemProps {
  burst: Burst
  scope: PickupScope
  onChanged(): void
  /** All of it is decided. */
  onDecided(): void
}

/** One burst: whose, when, how much, and the two answers; its pickups one by one on demand. */
export function BurstItem({ burst, scope, onChanged, onDecided }: BurstItemProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const [opened, setOpened] = useState(false)
  const listId = useId()
  const { courier, name, pickups, fromMs, toMs, parcels } = burst
  const day = pickups[0]?.day ?? ''
  const moment = (atMs: number) => formats.shortMoment(atMs, scope.timeZone)
  const range = fromMs === toMs ? moment(fromMs) : t.pending.range(moment(fromMs), moment(toMs))
  return (
    <li className="burst" data-burst={courier} aria-label={t.pending.group(name, range)}>
      <h3>
        <Link
          to={{ page: 'why', stationId: scope.stationId, courierId: courier, metric: 'pickups', period: day }}
        >
          {name}
        </Link>{' '}
        <span className="hint">{courier}</span>
      </h3>
      <p>
        {range} · <strong>{t.pending.size(pickups.length, parcels)}</strong>
      </p>
      <Decision burst={burst} scope={scope} onDecided={onDecided} />
      <button
        type="button"
        className="link-button"
        aria-expanded={opened}
        aria-controls={opened ? listId : undefined}
        onClick={() => setOpened(!opened)}
      >
        {t.pending.show(pickups.length)}
      </button>
      {opened && (
        <div id={listId}>
          <PickupTable
            pickups={pickups}
            scope={scope}
            caption={t.pending.group(name, range)}
            metric={null}
            oneDay={false}
            onChanged={onChanged}
          />
        </div>
      )}
    </li>
  )
}

interface DecisionProps {
  burst: Burst
  scope: PickupScope
  onDecided(): void
}

function Decision({ burst: { name, pickups, parcels }, scope, onDecided }: DecisionProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { api, tell } = useDesk()
  const deciding = useAction()
  const [reason, setReason] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const text = reason ?? t.pending.reasonDefault

  async function decide(action: DecideInput['action'], form: HTMLFormElement | null) {
    // what is ready to be sent says that all is well: that is no reason to void
    const missing = text.trim() === '' ? t.pending.reasonMissing : null
    const wrong = action === 'void' && text.trim() === t.pending.reasonDefault ? t.pending.voidReason : null
    setFault(missing ?? wrong)
    if (missing ?? wrong) return focusFault(form)
    const input: DecideInput = {
      action,
      reason: text.trim(),
      pickups: pickups.map(({ id, version }) => ({ id, base: version })),
    }
    const done = await deciding.run(async () => {
      const reply = await api.post<DecideReply>(`${scope.base}/pending`, input)
      const words = action === 'count' ? t.pending.counted : t.pending.voided
      const left = reply.changed.length
      tell(words(formats.number(reply.done)) + (left > 0 ? t.pending.changed(formats.number(left)) : ''))
    })
    if (!done) return
    setReason(null)
    onDecided()
  }
  const { problem } = deciding
  return (
    <form
      className="burst-decision"
      noValidate
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        void decide('count', event.currentTarget)
      }}
    >
      <ReasonField
        label={t.pending.reason}
        error={problem?.field === 'reason' ? problem.detail : fault}
        value={text}
        maxLength={REASON_MAX}
        onChange={(value) => {
          setReason(value)
          setFault(null)
        }}
      />
      {problem && problem.field !== 'reason' && <ProblemNotice problem={problem} />}
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={deciding.busy}>
          {t.pending.count(parcels)}
          <span className="visually-hidden"> {name}</span>
        </button>
        <button
          type="button"
          className="button danger-text"
          disabled={deciding.busy}
          onClick={(event) => void decide('void', event.currentTarget.form)}
        >
          {t.pending.void}
          <span className="visually-hidden"> {name}</span>
        </button>
      </div>
    </form>
  )
}
