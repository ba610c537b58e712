import type { CorrectionAction, CorrectionInput } from '@leitai/shared/correction'
import type { Fact } from '@leitai/shared/pickup'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { ApiProblem } from '../../../live/api.ts'
import { useDesk } from '../../DeskContext.tsx'
import { courierTyped } from '../../data/couriers.ts'
import { actionsFor, effectsOf, stateOf } from '../../data/versions.ts'
import { useAction } from '../../hooks/useAction.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { AmountFields, readAmounts, typedAmounts } from './AmountFields.tsx'
import { CourierField } from './CourierField.tsx'
import { ReasonField } from './ReasonField.tsx'
import { StateMarks } from './StateMarks.tsx'
import { courierName, type PickupScope, pickupPath } from './scope.ts'
import { useSummary } from './versionWords.ts'

const REASON_MAX = 200

interface CorrectionDialogProps {
  action: CorrectionAction
  /** As it stands now: where it changes while the dialog is open, this does too. */
  fact: Fact
  scope: PickupScope
  /** The pickup is another by now: it has to be read again. */
  onStale(): void
  onDone(fact: Fact): void
  onClose(): void
}

/** Asks for the reason, says what will happen, and does it; nothing typed is lost when it is refused. */
export function CorrectionDialog({ action, fact, scope, onStale, onDone, onClose }: CorrectionDialogProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const correcting = useAction()
  const summary = useSummary(scope)
  const [reason, setReason] = useState(action === 'count' ? t.pending.reasonDefault : '')
  const [typed, setTyped] = useState('')
  const [amounts, setAmounts] = useState(() => typedAmounts(fact))
  const [tried, setTried] = useState(false)

  const to = courierTyped(typed, scope.couriers, scope.stationId)
  const possible = actionsFor(stateOf(fact)).includes(action)
  const { problem } = correcting
  const refused = (field: string) => (problem?.field === field ? problem.detail : null)
  const courierFault = () => {
    if (action !== 'reassign') return null
    if (!to) return typed.trim() === '' ? t.problem.required : t.correction.noSuchCourier
    return to.id === fact.courier ? t.correction.sameCourier : null
  }
  const { count, revenue } = readAmounts(amounts)
  const isSame = count === fact.count && revenue === fact.revenue
  const faults = {
    courier: courierFault(),
    count:
      action !== 'amend'
        ? null
        : count === undefined
          ? t.hand.faults.count
          : isSame
            ? t.correction.sameAmounts
            : null,
    revenue: action === 'amend' && revenue === undefined ? t.hand.faults.revenue : null,
    reason: reason.trim() === '' ? t.correction.reasonMissing : null,
  }

  function inputOf(): CorrectionInput {
    const common = { base: fact.version, reason: reason.trim() }
    if (action === 'reassign') return { ...common, action, courier: to?.id ?? '' }
    if (action === 'amend') return { ...common, action, count: count ?? 0, revenue: revenue ?? 0 }
    return { ...common, action }
  }

  async function send() {
    try {
      onDone(await api.post<Fact>(`${pickupPath(scope, fact.id)}/corrections`, inputOf()))
      tell(t.correction.done[action])
    } catch (error) {
      if (error instanceof ApiProblem && STALE.has(error.problem.code)) onStale()
      throw error
    }
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    if (Object.values(faults).some(Boolean)) return focusFault(form)
    if (!possible || (await correcting.run(send))) return
    form.querySelector('textarea')?.focus() // the button was shut while it was sent
    focusFault(form)
  }
  const beside = [
    'reason',
    ...(action === 'reassign' ? ['courier'] : action === 'amend' ? ['count', 'revenue'] : []),
  ]
  return (
    <Dialog title={t.correction.titles[action](fact.id)} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <p className="correction-now">
          <StateMarks state={stateOf(fact)} /> {summary(fact)}
        </p>
        {action === 'reassign' && (
          <CourierField
            label={t.correction.toCourier}
            scope={scope}
            value={typed}
            error={refused('courier') ?? (tried ? faults.courier : null)}
            onChange={(value) => {
              setTyped(value)
              correcting.clear()
            }}
          />
        )}
        {action === 'amend' && (
          <AmountFields
            typed={amounts}
            errors={{
              count: refused('count') ?? (tried ? faults.count : null),
              revenue: refused('revenue') ?? (tried ? faults.revenue : null),
            }}
            onChange={(typed) => {
              setAmounts(typed)
              correcting.clear()
            }}
          />
        )}
        <ReasonField
          label={t.correction.reason}
          hint={t.correction.reasonHint}
          error={refused('reason') ?? (tried ? faults.reason : null)}
          value={reason}
          maxLength={REASON_MAX}
          onChange={setReason}
        />
        <Effect
          action={action}
          fact={fact}
          scope={scope}
          toCourier={to?.id ?? null}
          toCount={count ?? fact.count}
        />
        {problem?.code === 'pickup_changed' ? (
          <p className="notice warn" role="alert">
            {problem.detail} {t.correction.changed}
          </p>
        ) : (
          problem && !beside.includes(problem.field ?? '') && <ProblemNotice problem={problem} />
        )}
        {!possible && (
          <p className="notice warn" role="alert">
            {t.correction.notNow(t.pickup.states[stateOf(fact)])}
          </p>
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t.cancel}
          </button>
          <button
            type="submit"
            className={action === 'void' ? 'button danger' : 'button primary'}
            disabled={correcting.busy || !possible}
          >
            {t.correction.actions[action]}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

/** Refusals that say that the pickup is not what the manager looked at. */
const STALE = new Set<string>(['pickup_changed', 'not_applicable'])

interface EffectProps {
  action: CorrectionAction
  fact: Fact
  scope: PickupScope
  toCourier: string | null
  toCount: number
}

/** What the correction will do to the boards, in words. */
function Effect({ action, fact, scope, toCourier, toCount }: EffectProps) {
  const t = useDeskTexts()
  const effects = effectsOf(fact, action, { courier: toCourier ?? '', count: toCount })
  const deltas = effects.map(({ courier, parcels }) =>
    t.correction.delta(courierName(scope, courier), parcels),
  )
  const words =
    effects.length === 0
      ? fact.pending || fact.void
        ? t.correction.noEffect
        : t.correction.noParcels
      : action === 'reassign' && toCourier === null
        ? t.correction.chooseFirst
        : t.correction.effectOn(deltas.join(t.correction.and), fact.day)
  return (
    <p className="effect" role="status">
      <strong>{t.correction.effect}</strong> {words}
    </p>
  )
}
