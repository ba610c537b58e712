import type { Account, AccountsReply, NewAccount, PasswordReply } from '@leitai/shared/account'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { isHereOnly } from '../../data/hereOnly.ts'
import { welcomeLink } from '../../data/welcome.ts'
import { useAction } from '../../hooks/useAction.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Link } from '../../navigation.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { SecretDialog } from '../../ui/SecretDialog.tsx'
import { AccountDialog } from './AccountDialog.tsx'
import { AccountTable } from './AccountTable.tsx'

type Asked =
  | { what: 'edit'; account: Account | null }
  | { what: 'reset' | 'remove'; account: Account }
  | ({ what: 'password' } & NewAccount)

/** Who signs in at the desk, and for what. */
export function AccountsPage() {
  const t = useDeskTexts()
  const formats = useFormats()
  const accounts = useResource<AccountsReply>('/accounts')
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  return (
    <>
      <PageHead
        title={t.accounts.title}
        lead={t.accounts.lead}
        above={<Link to={{ page: 'account' }}>{t.nav.account}</Link>}
        actions={
          <button
            type="button"
            className="button primary"
            onClick={() => setAsked({ what: 'edit', account: null })}
          >
            <Icon name="plus" /> {t.accounts.add}
          </button>
        }
      />
      <Loaded resource={accounts}>
        {(data) => (
          <>
            <AccountTable
              accounts={data.accounts}
              onEdit={(account) => setAsked({ what: 'edit', account })}
              onReset={(account) => setAsked({ what: 'reset', account })}
              onRemove={(account) => setAsked({ what: 'remove', account })}
            />
            {asked?.what === 'edit' && (
              <AccountDialog
                account={asked.account}
                units={data.units}
                onClose={close}
                onSaved={(made) => {
                  accounts.reload()
                  setAsked(made && { what: 'password', ...made })
                }}
              />
            )}
          </>
        )}
      </Loaded>
      {(asked?.what === 'reset' || asked?.what === 'remove') && (
        <Confirm
          what={asked.what}
          account={asked.account}
          onClose={close}
          onDone={(made) => {
            accounts.reload()
            setAsked(made && { what: 'password', ...made })
          }}
        />
      )}
      {asked?.what === 'password' && (
        <SecretDialog
          title={t.accounts.linkTitle(asked.account.name || asked.account.id)}
          secret={welcomeLink(location.origin, { account: asked.account.id, password: asked.password })}
          done={t.accounts.linkDone}
          onClose={close}
        >
          <p>{t.accounts.linkLead(asked.account.id, formats.moment(asked.expiresAt))}</p>
          {isHereOnly(location.hostname) && <p className="notice warn">{t.accounts.linkHereOnly}</p>}
        </SecretDialog>
      )}
    </>
  )
}

interface ConfirmProps {
  what: 'reset' | 'remove'
  account: Account
  onClose(): void
  /** With the password to show, where there is a new one. */
  onDone(made: NewAccount | null): void
}

function Confirm({ what, account, onClose, onDone }: ConfirmProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const action = useAction()
  const path = `/accounts/${encodeURIComponent(account.id)}`
  async function confirm() {
    let made: NewAccount | null = null
    const done = await action.run(async () => {
      if (what === 'remove') await api.del(path)
      else made = { account, ...(await api.post<PasswordReply>(`${path}/password`)) }
    })
    if (!done) return
    if (what === 'remove') tell(t.accounts.removed(account.name || account.id))
    onDone(made)
  }
  const name = account.name || account.id
  return (
    <ConfirmDialog
      title={what === 'remove' ? t.accounts.removeTitle(name) : t.accounts.resetTitle(name)}
      lead={what === 'remove' ? t.accounts.removeLead : t.accounts.resetLead}
      verb={what === 'remove' ? t.accounts.remove : t.accounts.reset}
      action={action}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  )
}
