import type { LiveMetric, Snapshot } from '@leitai/shared/protocol'
import { rankRows, type Standing, scoresBefore } from '@leitai/shared/standings'
import { useMemo } from 'react'

export interface Boards {
  day: Standing[]
  week: Standing[]
}

/** The standings of the running day and week; worked out anew only when their rows change. */
export function useBoards({ boards }: Snapshot, metric: LiveMetric): Boards {
  const dayRows = boards[`day/${metric}`].rows
  const weekRows = boards[`week/${metric}`].rows
  const day = useMemo(() => rankRows(dayRows), [dayRows])
  const week = useMemo(() => rankRows(weekRows, scoresBefore(weekRows, dayRows)), [weekRows, dayRows])
  return { day, week }
}

export type NameOf = (memberId: string) => string

/** Names by member; an id stands for itself until its name is known. */
export function useNames({ members }: Snapshot): NameOf {
  return useMemo(() => {
    const names = new Map(members.map(({ id, name }) => [id, name]))
    return (memberId) => names.get(memberId) ?? memberId
  }, [members])
}
