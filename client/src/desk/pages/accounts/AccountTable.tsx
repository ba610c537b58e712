import type { Account } from '@leitai/shared/account'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { TableHead } from '../../ui/TableHead.tsx'

interface AccountTableProps {
  accounts: readonly Account[]
  onEdit(account: Account): void
  onReset(account: Account): void
  onRemove(account: Account): void
}

/** One's own account, and those that one may change. */
export function AccountTable({ accounts, onEdit, onReset, onRemove }: AccountTableProps) {
  const t = useDeskTexts()
  const { accounts: words } = t
  return (
    <div className="table-frame">
      <table className="table accounts">
        <TableHead columns={[words.name, [words.id, 'roomy'], words.role, [words.actions, 'unseen']]} />
        <tbody>
          {accounts.map((account) => {
            const { id, role, unit, unitName, disabled, mustSetPassword, mayManage } = account
            const name = account.name || words.roles[role]
            return (
              <tr key={id} data-account-id={id} className={disabled ? 'past' : undefined}>
                <th scope="row">
                  <span className="name">{name}</span>
                  <span className="under tight">{id}</span>
                  {disabled && <span className="state">{words.disabled}</span>}
                  {mustSetPassword && !disabled && (
                    <span className="state warn">{words.mustSetPassword}</span>
                  )}
                </th>
                <td className="roomy">{id}</td>
                <td>
                  {words.roles[role]}
                  <span className="under">{unit === null ? words.everywhere : unitName}</span>
                </td>
                <td className="row-actions">
                  {mayManage ? (
                    <>
                      <button
                        type="button"
                        className="button small"
                        aria-label={words.editNamed(name)}
                        onClick={() => onEdit(account)}
                      >
                        {words.edit}
                      </button>
                      <button
                        type="button"
                        className="button small"
                        aria-label={words.resetNamed(name)}
                        onClick={() => onReset(account)}
                      >
                        {words.reset}
                      </button>
                      <button
                        type="button"
                        className="button small danger-text"
                        aria-label={words.removeNamed(name)}
                        onClick={() => onRemove(account)}
                      >
                        {words.remove}
                      </button>
                    </>
                  ) : (
                    <span className="hint">{words.you}</span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
