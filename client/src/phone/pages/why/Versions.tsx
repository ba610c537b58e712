import type { Clock } from '@leitai/shared/clock'
import { type Language, useLanguage } from '../../../i18n/language.ts'
import { useWhyTexts, type WhyTexts } from '../../../i18n/phone/why.ts'
import { usePhoneTexts } from '../../../i18n/phone.ts'
import type { LiveStore } from '../../../live/liveStore.ts'
import { useLive } from '../../../live/useLive.ts'
import { moneyText, timeText } from '../../format.ts'
import type { PickupListProps } from './PickupList.tsx'
import { useFact } from './useFact.ts'
import {
  correctorOf,
  stateOf,
  type ToldVersion,
  type Version,
  type VersionField,
  versionsOf,
} from './versions.ts'

/** Every version of a pickup that was ever seen: what changed, who sent it and when it came, and why. */
export function Versions({
  api,
  session,
  store,
  clock,
  explained,
  pickupId,
}: PickupListProps & { pickupId: string }) {
  const t = useWhyTexts()
  const phone = usePhoneTexts()
  const { fact, ask } = useFact(api, session.stationId, pickupId)
  if (fact === 'asking') {
    return (
      <p className="card-note" role="status">
        {t.versionsAsking}
      </p>
    )
  }
  if ('problem' in fact) {
    return (
      <div role="alert">
        <p className="card-note">
          {t.versionsNeedNetwork} {fact.problem}
        </p>
        <button type="button" className="link" onClick={ask}>
          {phone.retry}
        </button>
      </div>
    )
  }
  const versions = versionsOf(fact)
  return (
    <>
      <p className="card-note">{t.versions(versions.length)}</p>
      <ol className="versions">
        {versions.map((told) => (
          <VersionItem
            key={told.version.version}
            told={told}
            isCurrent={told.ordinal === versions.length}
            store={store}
            clock={clock}
            timeZone={explained.timeZone}
          />
        ))}
      </ol>
    </>
  )
}

interface VersionItemProps {
  told: ToldVersion
  isCurrent: boolean
  store: LiveStore
  clock: Clock
  timeZone: string
}

function VersionItem({ told, isCurrent, store, clock, timeZone }: VersionItemProps) {
  const t = useWhyTexts()
  const language = useLanguage()
  const members = useLive(store, ({ snapshot }) => snapshot?.members)
  const nameOf = (id: string) => members?.find((member) => member.id === id)?.name ?? id
  const { version, ordinal } = told
  const cameAt = timeText(Date.parse(version.receivedAt), clock.now(), timeZone, language)
  const say = { t, language, nameOf, timeZone, nowMs: clock.now() }
  return (
    <li className="version" data-version={ordinal}>
      <p className="version-head">
        <strong>{t.version(ordinal)}</strong>
        {isCurrent && <span className="mark mark-counted">{t.current}</span>}
        {correctorOf(version) === null && (
          <span className="version-number">{t.sourceVersion(version.version)}</span>
        )}
      </p>
      <Changes told={told} say={say} />
      <p className="card-note">{sentBy(told, cameAt, t)}</p>
      {version.reason !== null && <p className="version-reason">{t.reason(version.reason)}</p>}
    </li>
  )
}

/** Who sent a version, and when it came. */
function sentBy({ version, before }: ToldVersion, cameAt: string, t: WhyTexts): string {
  const corrector = correctorOf(version)
  if (corrector === null) return t.sentBy(version.source, cameAt)
  const who = corrector === 'manager' ? t.manager : corrector
  return before ? t.correctedBy(who, cameAt) : t.addedBy(who, cameAt)
}

interface Say {
  t: WhyTexts
  language: Language
  nameOf: (courierId: string) => string
  timeZone: string
  nowMs: number
}

function Changes({ told: { version, before, changed }, say }: { told: ToldVersion; say: Say }) {
  const { t } = say
  if (changed.length === 0) return <p>{t.unchanged}</p>
  return (
    <dl className="version-changes">
      {changed.map((field) => {
        const now = wordsOf(field, version, say)
        return (
          <div key={field}>
            <dt>{t.fields[field]}</dt>
            <dd>{before ? t.changed(wordsOf(field, before, say), now) : now}</dd>
          </div>
        )
      })}
    </dl>
  )
}

function wordsOf(
  field: VersionField,
  version: Version,
  { t, language, nameOf, timeZone, nowMs }: Say,
): string {
  switch (field) {
    case 'count':
      return t.parcels(version.count)
    case 'revenue':
      return moneyText(version.revenue, language)
    case 'courier':
      return nameOf(version.courier)
    case 'at':
      return timeText(Date.parse(version.at), nowMs, timeZone, language)
    case 'product':
      return version.product || '–'
    case 'channel':
      return t.channels[version.channel]
    case 'state':
      return t.marks[stateOf(version)]
  }
}
