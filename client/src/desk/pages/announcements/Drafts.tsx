import type { AnnouncementDraft, RosterReply } from '@leitai/shared/api'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useResource } from '../../hooks/useResource.ts'
import { Field } from '../../ui/Field.tsx'
import { Loaded } from '../../ui/Loaded.tsx'

interface DraftsProps {
  stations: RosterReply['stations']
  stationId: string
  onStation(stationId: string): void
  onUse(draft: AnnouncementDraft): void
}

/** Drafts made of a station's last week; one click fills the form. */
export function Drafts({ stations, stationId, onStation, onUse }: DraftsProps) {
  const t = useDeskTexts()
  const drafts = useResource<AnnouncementDraft[]>(
    `/stations/${encodeURIComponent(stationId)}/announcement-drafts`,
  )
  return (
    <section className="panel drafts" aria-labelledby="drafts-title">
      <h2 id="drafts-title">{t.posting.drafts}</h2>
      {stations.length > 1 && (
        <Field label={t.posting.draftsOf}>
          {(control) => (
            <select
              {...control}
              name="draftStation"
              value={stationId}
              onChange={(event) => onStation(event.target.value)}
            >
              {stations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Loaded resource={drafts}>
        {(data) =>
          data.length === 0 ? (
            <p className="hint">{t.posting.draftsNone}</p>
          ) : (
            <ul className="draft-list">
              {data.map((draft) => (
                <li key={draft.title}>
                  <span>
                    <strong>{draft.title}</strong>
                    <span className="hint clamp">{draft.body}</span>
                  </span>
                  <button
                    type="button"
                    className="button small"
                    aria-label={t.posting.namedDraft(draft.title)}
                    onClick={() => onUse(draft)}
                  >
                    {t.posting.useDraft}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
