import type { OwnProfile, OwnProfileInput } from '@leitai/shared/ownData'
import { type SubmitEvent, useId, useState } from 'react'
import { useMineTexts } from '../../../i18n/phone/mine.ts'
import type { Api } from '../../../live/api.ts'
import { useTask } from '../../useTask.ts'

const MAX_ALIAS = 40

interface ProfileFormProps {
  api: Api
  profile: OwnProfile
  onSaved: () => void
}

/** Whether it is for the manager to let them off walls; back is open to everybody. */
export function isManagers({ offWallsBy, offWalls }: OwnProfile): boolean {
  return offWallsBy === 'manager' && !offWalls
}

/** What walls show of me. */
export function ProfileForm({ api, profile, onSaved }: ProfileFormProps) {
  const t = useMineTexts()
  const id = useId()
  const [alias, setAlias] = useState(profile.alias ?? '')
  const [offWalls, setOffWalls] = useState(profile.offWalls)
  const [isSaved, setSaved] = useState(false)
  const { isBusy, problem, run } = useTask()
  const isFixed = isManagers(profile)

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    setSaved(false)
    void run(async () => {
      const input: OwnProfileInput = { alias: alias.trim() === '' ? null : alias, offWalls }
      await api.put('/me/profile', input)
      setSaved(true)
      onSaved()
    })
  }

  return (
    <form className="card entry" onSubmit={submit} data-profile>
      <h2>{t.walls}</h2>
      <div className="entry-field">
        <label htmlFor={`${id}alias`}>{t.alias}</label>
        <input
          id={`${id}alias`}
          name="alias"
          value={alias}
          maxLength={MAX_ALIAS}
          autoComplete="off"
          onChange={(event) => setAlias(event.target.value)}
          aria-describedby={`${id}hint`}
        />
        <p className="card-note" id={`${id}hint`}>
          {t.aliasHint}
        </p>
      </div>
      <div>
        <label className="mine-check">
          <input
            type="checkbox"
            name="offWalls"
            checked={offWalls}
            disabled={isFixed}
            onChange={(event) => setOffWalls(event.target.checked)}
            aria-describedby={`${id}off`}
          />
          <span>{t.offWalls}</span>
        </label>
        <p className="card-note" id={`${id}off`}>
          {isFixed ? t.managerDecides : t.offWallsHint}
        </p>
      </div>
      <p className="form-error" role="alert">
        {problem}
      </p>
      <button type="submit" className="button" disabled={isBusy}>
        {isBusy ? t.saving : t.save}
      </button>
      {isSaved && <p role="status">{t.saved}</p>}
    </form>
  )
}
