import type { Account, AccountsReply, NewAccount } from '@leitai/shared/account'
import { MANAGER_ROLES, type ManagerRole } from '@leitai/shared/rights'
import { type FormEvent, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { Check } from '../../ui/Check.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

const ID = /^[a-z0-9][a-z0-9._@+-]{1,39}$/
const MAX_NAME = 40

interface AccountDialogProps {
  /** Null for a new one. */
  account: Account | null
  units: AccountsReply['units']
  onClose(): void
  /** With the password to show, where the account is new. */
  onSaved(made: NewAccount | null): void
}

/** Makes an account, or changes what it is for. */
export function AccountDialog({ account, units, onClose, onSaved }: AccountDialogProps) {
  const t = useDeskTexts()
  const { accounts: words } = t
  const { api, tell, session } = useDesk()
  const saving = useAction()
  const [id, setId] = useState(account?.id ?? '')
  const [name, setName] = useState(account?.name ?? '')
  const [role, setRole] = useState<ManagerRole>(account?.role ?? 'station')
  const [unit, setUnit] = useState(account?.unit ?? '')
  const [disabled, setDisabled] = useState(account?.disabled ?? false)
  const [tried, setTried] = useState(false)

  const roles = MANAGER_ROLES.filter((one) => one !== 'owner' || session?.role === 'owner')
  const choices = units.filter(({ level }) => (level === 'station') === (role === 'station'))
  const chosen = choices.some((one) => one.id === unit) ? unit : ''
  const faults = {
    id: account === null && !ID.test(id) ? words.idInvalid : null,
    name: name.trim() === '' ? t.problem.required : null,
    unit: role !== 'owner' && chosen === '' ? words.unitMissing : null,
  }
  const refused = (field: string) => (saving.problem?.field === field ? saving.problem.detail : null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setTried(true)
    if (faults.id || faults.name || faults.unit) return focusFault(form)
    const what = { name: name.trim(), role, unit: role === 'owner' ? null : chosen }
    let made: NewAccount | null = null
    const done = await saving.run(async () => {
      if (account)
        await api.put<Account>(`/accounts/${encodeURIComponent(account.id)}`, { ...what, disabled })
      else made = await api.post<NewAccount>('/accounts', { id, ...what })
    })
    if (!done) return focusFault(form)
    if (account) tell(words.saved(what.name))
    onSaved(made)
  }
  return (
    <Dialog title={account ? words.editTitle(account.name || account.id) : words.addTitle} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field label={words.name} error={tried ? (faults.name ?? refused('name')) : null}>
          {(control) => (
            <input
              {...control}
              name="name"
              maxLength={MAX_NAME}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {account === null && (
          <Field label={words.id} hint={words.idHint} error={tried ? (faults.id ?? refused('id')) : null}>
            {(control) => (
              <input
                {...control}
                name="id"
                maxLength={MAX_NAME}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                value={id}
                onChange={(event) => setId(event.target.value.trim().toLowerCase())}
              />
            )}
          </Field>
        )}
        <FieldGroup legend={words.role}>
          <Choice
            label={words.role}
            name="role"
            look="cards"
            value={role}
            options={roles.map((one) => ({
              value: one,
              label: words.roles[one],
              hint: words.roleHints[one],
            }))}
            onChange={setRole}
          />
        </FieldGroup>
        {role !== 'owner' && (
          <Field label={words.unit[role]} error={tried ? (faults.unit ?? refused('unit')) : null}>
            {(control) => (
              <select
                {...control}
                name="unit"
                value={chosen}
                onChange={(event) => setUnit(event.target.value)}
              >
                <option value="">{words.choose}</option>
                {choices.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {account && <Check name="disabled" checked={disabled} onChange={setDisabled} label={words.disable} />}
        <ProblemNotice problem={saving.problem} />
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t.cancel}
          </button>
          <button type="submit" className="button primary" disabled={saving.busy}>
            {saving.busy ? t.saving : account ? t.save : words.add}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
