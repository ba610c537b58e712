import type { ProgrammeReply } from '@leitai/shared/programme'
import { type FormEvent, useRef, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { type ProgrammeForm as Form, faultsOf, formOf, inputOf } from '../../data/programmeForm.ts'
import { useAction } from '../../hooks/useAction.ts'
import { useUndo } from '../../hooks/useUndo.ts'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { CelebrationFields } from './CelebrationFields.tsx'
import { LivePreview } from './LivePreview.tsx'
import { NightFields } from './NightFields.tsx'
import { Origin } from './Origin.tsx'
import type { PartProps } from './part.ts'
import { QuietFields } from './QuietFields.tsx'
import { SceneList } from './SceneList.tsx'
import { SeasonFields } from './SeasonFields.tsx'
import { SoundFields } from './SoundFields.tsx'

interface ProgrammeFormProps {
  /** Where the programme is read, set and removed. */
  path: string
  stationId: string
  /** Of a wall in public. */
  isPublic?: boolean
  first: ProgrammeReply
}

/** A whole programme; every change can be taken back, and walls follow as soon as it is saved. */
export function ProgrammeForm({ path, stationId, isPublic = false, first }: ProgrammeFormProps) {
  const t = useDeskTexts()
  const { api, tell } = useDesk()
  const saving = useAction()
  const formElement = useRef<HTMLFormElement>(null)
  const [origin, setOrigin] = useState(first.origin)
  const { value: form, change, undo } = useUndo<Form>(formOf(first.programme))
  /** What the server has. */
  const [saved, setSaved] = useState(form)
  const [tried, setTried] = useState(false)

  const faults = tried ? faultsOf(form) : {}
  const refused = saving.problem
  const part: PartProps = {
    form,
    onChange: (changed, of = '') => change({ ...form, ...changed }, of),
    errorOf(path) {
      const fault = faults[path]
      if (fault) return t.programme.faults[fault]
      return refused?.field === path ? refused.detail : null
    },
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faultsOf(form)).length > 0) {
      tell(t.programme.faulty)
      return focusFault(formElement.current)
    }
    const done = await saving.run(async () => {
      const reply = await api.put<ProgrammeReply>(path, inputOf(form))
      setOrigin(reply.origin)
    })
    if (!done) return focusFault(formElement.current)
    setSaved(form)
    setTried(false)
    tell(t.programme.saved)
  }
  async function remove() {
    await saving.run(async () => {
      const reply = await api.del<ProgrammeReply>(path)
      const now = formOf(reply.programme)
      setOrigin(reply.origin)
      setSaved(now)
      change(now, '')
      tell(origin === 'wall' ? t.programme.isStation : t.programme.isDefault)
    })
  }
  function takeBack() {
    undo?.()
    tell(t.programme.undone)
  }
  return (
    <form ref={formElement} className="programme" onSubmit={(event) => void submit(event)} noValidate>
      <Origin origin={origin} path={path} busy={saving.busy} onRemove={() => void remove()} />
      <div className="programme-order">
        <SceneList {...part} />
        <LivePreview stationId={stationId} form={form} isPublic={isPublic} />
      </div>
      <div className="programme-parts">
        <QuietFields {...part} />
        <SoundFields {...part} />
        <CelebrationFields {...part} />
        <NightFields {...part} />
        <SeasonFields {...part} />
      </div>
      <ProblemNotice problem={refused} />
      <div className="save-bar">
        <button type="submit" className="button primary" disabled={saving.busy}>
          {saving.busy ? t.saving : t.save}
        </button>
        <button type="button" className="button" aria-disabled={!undo} onClick={takeBack}>
          {t.programme.undo}
        </button>
        {saved !== form && <span className="state warn">{t.programme.unsaved}</span>}
      </div>
    </form>
  )
}
