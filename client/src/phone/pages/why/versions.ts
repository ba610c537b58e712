/** What each version of a pickup changed. Pure. */
import type { Fact } from '@leitai/shared/pickup'
import { signatoryOf } from '@leitai/shared/signature'

export type Version = Fact['history'][number]
export type FactState = 'counted' | 'void' | 'pending'

const CONTENT = ['count', 'revenue', 'courier', 'at', 'product', 'channel'] as const
export type VersionField = (typeof CONTENT)[number] | 'state'

export interface ToldVersion {
  version: Version
  /** Counted from 1 in the order of the versions: those that people make have numbers nobody can read. */
  ordinal: number
  /** The version before it, of those that were seen; null for the first. */
  before: Version | null
  /** What is other than before; everything for the first. */
  changed: VersionField[]
}

/** Whether a version counts, counts no more, or waits. */
export function stateOf(version: Pick<Version, 'void' | 'pending'>): FactState {
  return version.void ? 'void' : version.pending ? 'pending' : 'counted'
}

/** Every version of a pickup, newest first. */
export function versionsOf(fact: Fact): ToldVersion[] {
  const versions: Version[] = [fact, ...fact.history]
  return versions.map((version, index) => {
    const before = versions[index + 1] ?? null
    return { version, ordinal: versions.length - index, before, changed: changedIn(version, before) }
  })
}

function changedIn(version: Version, before: Version | null): VersionField[] {
  if (!before) return [...CONTENT, 'state']
  const content = CONTENT.filter((field) => version[field] !== before[field])
  return stateOf(version) === stateOf(before) ? content : [...content, 'state']
}

/** Who corrected it; null where a source sent it. */
export function correctorOf({ source }: Pick<Version, 'source'>): string | null {
  const person = signatoryOf(source)
  return person && (person.name || (person.account === 'courier' ? 'courier' : 'manager'))
}
