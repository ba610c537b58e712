import type { FactVersion } from '@leitai/shared/correction'
import type { Fact } from '@leitai/shared/pickup'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { stateOf } from '../../data/versions.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { StateMarks } from './StateMarks.tsx'
import { type PickupScope, sourceName } from './scope.ts'
import { useChangeWords, useSummary } from './versionWords.ts'

/** Every version of a pickup as a time line, newest first, each with what it changed. */
export function VersionList({ fact, scope }: { fact: Fact; scope: PickupScope }) {
  const versions: FactVersion[] = [fact, ...fact.history]
  return (
    <ol className="versions" reversed>
      {versions.map((version, index) => (
        <VersionItem
          key={version.version}
          version={version}
          before={versions[index + 1] ?? null}
          current={index === 0}
          scope={scope}
        />
      ))}
    </ol>
  )
}

interface VersionItemProps {
  version: FactVersion
  before: FactVersion | null
  current: boolean
  scope: PickupScope
}

function VersionItem({ version, before, current, scope }: VersionItemProps) {
  const t = useDeskTexts()
  const formats = useFormats()
  const summary = useSummary(scope)
  const { reason, source, receivedAt } = version
  const moment = formats.moment(Date.parse(receivedAt), scope.timeZone)
  return (
    <li data-version={version.version} data-state={stateOf(version)}>
      <p className="version-head">
        <strong>
          {reason === null
            ? t.pickup.version(formats.number(version.version))
            : before === null
              ? t.trail.added
              : t.pickup.personVersion}
        </strong>
        <StateMarks state={stateOf(version)} />
        {current && <span className="hint">{t.pickup.current}</span>}
      </p>
      <p>{summary(version)}</p>
      {before ? (
        <Changes before={before} after={version} scope={scope} />
      ) : (
        reason === null && <p className="hint">{t.pickup.first}</p>
      )}
      {reason !== null && <p className="version-reason">{t.pickup.reason(reason)}</p>}
      <p className="hint">
        {t.pickup.receivedAt(moment)} · {reason === null ? t.pickup.byKey(source) : sourceName(t, source)}
      </p>
    </li>
  )
}

interface ChangesProps {
  before: FactVersion
  after: FactVersion
  scope: PickupScope
}

/** What is another than in the version before, in words. */
export function Changes({ before, after, scope }: ChangesProps) {
  const t = useDeskTexts()
  const wordsOf = useChangeWords(scope)
  const changes = wordsOf(before, after)
  if (changes.length === 0) return <p className="hint">{t.pickup.same}</p>
  return (
    <ul className="changes">
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  )
}
