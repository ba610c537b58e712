import type { PostedAnnouncement, RosterReply } from '@leitai/shared/api'
import { type FormEvent, useRef, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import {
  type PostingForm as Form,
  faultsOf,
  goesTo,
  inputOf,
  type PostingFault,
  type PostingField,
} from '../../data/posting.ts'
import { useAction } from '../../hooks/useAction.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { navigate } from '../../navigation.tsx'
import { focusFault } from '../../ui/focusFault.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { ShowFields } from './ShowFields.tsx'
import { TargetFields } from './TargetFields.tsx'
import { TextFields } from './TextFields.tsx'
import { TimeFields } from './TimeFields.tsx'

const FIELDS: readonly PostingField[] = [
  'title',
  'body',
  'stations',
  'takeover',
  'takeoverS',
  'startsAt',
  'endsAt',
]

/** What the parts of the form are given. */
export interface PartProps {
  form: Form
  onChange(change: Partial<Form>): void
  /** The words for what is wrong with a field, once it was tried. */
  errorOf(field: PostingField): string | null
}

interface PostingFormProps {
  stations: RosterReply['stations']
  form: Form
  /** The one that is changed; absent for a new one. */
  announcementId?: string | undefined
  onChange(change: Partial<Form>): void
  onClear(): void
  onSent(): void
}

/** The zones of the stations that it goes to, the most common first. */
function zonesOf(form: Form, stations: RosterReply['stations']): string[] {
  const targets = stations.filter((one) =>
    goesTo({ stations: form.to === 'all' ? '*' : form.stationIds }, one),
  )
  const counts = new Map<string, number>()
  for (const { timeZone } of targets) counts.set(timeZone, (counts.get(timeZone) ?? 0) + 1)
  const zones = [...counts].sort((a, b) => b[1] - a[1]).map(([zone]) => zone)
  return zones.length > 0 ? zones : [stations[0]?.timeZone ?? 'UTC']
}

/** The form of an announcement. */
export function PostingForm({ stations, form, announcementId, onChange, onClear, onSent }: PostingFormProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const { api, tell, session } = useDesk()
  // stations to come are the owner's to speak to
  const everywhere = session?.role === 'owner' ? '*' : stations.map(({ id }) => id)
  const sending = useAction()
  const formElement = useRef<HTMLFormElement>(null)
  const [tried, setTried] = useState(false)
  const [chosenZone, setChosenZone] = useState<string | null>(null)

  const zones = zonesOf(form, stations)
  const zone = zones.find((name) => name === chosenZone) ?? zones[0] ?? 'UTC'
  const faults = tried ? faultsOf(form, zone, Date.now()) : {}
  const refusedField = FIELDS.find((field) => field === sending.problem?.field)

  function errorOf(field: PostingField): string | null {
    const fault = faults[field]
    if (fault) return wordsOf(fault)
    return refusedField === field ? (sending.problem?.detail ?? null) : null
  }
  function wordsOf(fault: PostingFault): string | null {
    if (fault === 'required') return t.problem.required
    return fault === 'tooLong' ? null : t.posting[fault] // the counter beside the field says by how much
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faultsOf(form, zone, Date.now())).length > 0) {
      focusFault(formElement.current)
      return
    }
    const done = await sending.run(async () => {
      const input = inputOf(form, zone, everywhere)
      const posted =
        announcementId === undefined
          ? await api.post<PostedAnnouncement>('/announcements', input)
          : await api.put<PostedAnnouncement>(`/announcements/${encodeURIComponent(announcementId)}`, input)
      const scheduled = posted.state === 'scheduled'
      const time = formats.shortMoment(posted.startsAt, zone)
      tell(
        scheduled ? t.announcements.scheduledFor(posted.title, time) : t.announcements.posted(posted.title),
      )
    })
    if (!done) return focusFault(formElement.current)
    onSent()
    navigate({ page: 'announcements' })
  }
  const part: PartProps = { form, onChange, errorOf }
  return (
    <form ref={formElement} className="panel" onSubmit={(event) => void submit(event)} noValidate>
      <TextFields {...part} />
      <TargetFields {...part} stations={stations} />
      <ShowFields {...part} />
      <TimeFields {...part} zones={zones} zone={zone} onZone={setChosenZone} />
      {!refusedField && <ProblemNotice problem={sending.problem} />}
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={sending.busy}>
          {sending.busy
            ? t.posting.busy
            : form.starts === 'now'
              ? t.posting.submitNow
              : t.posting.submitLater}
        </button>
        <button type="button" className="button" onClick={onClear}>
          {t.posting.clear}
        </button>
      </div>
    </form>
  )
}
