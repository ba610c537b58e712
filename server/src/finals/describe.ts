import { dateOf, instantOf } from '@leitai/shared/calendar'
import type { FinalBrief, FinalDifference, FinalDraft, FinalRevision } from '@leitai/shared/final'
import type { RevisionNews } from './announce.ts'
import { changesChampion } from './difference.ts'
import {
  championsOf,
  type DifferenceRecord,
  type DraftRecord,
  type FinalRecord,
  totalOfRows,
} from './record.ts'

const HOUR_MS = 3_600_000

/** Finals and drafts as the API tells them: with names, and instants as text. */
export function createDescriptions({
  nameOf,
  news,
}: {
  nameOf: (memberId: string) => string
  news: Pick<RevisionNews, 'wordsOf' | 'isNews'>
}) {
  const named = (memberId: string) => ({ memberId, name: nameOf(memberId) })

  function difference({ champion, rows, total }: DifferenceRecord): FinalDifference {
    return {
      champion: {
        changed: changesChampion({ champion, rows, total }),
        before: champion.before.map(named),
        after: champion.after.map(named),
      },
      rows: rows.map(({ memberId, before, after }) => ({ ...named(memberId), before, after })),
      total,
    }
  }

  return {
    brief: (record: FinalRecord, drafted: boolean): FinalBrief => ({
      metric: record.metric,
      period: record.period,
      kind: record.kind,
      from: dateOf(record.fromDay),
      to: dateOf(record.toDay - 1),
      revision: record.revision,
      sealedAt: instantOf(record.sealedAt),
      champions: championsOf(record.rows).map(([, memberId, score]) => ({ ...named(memberId), score })),
      total: totalOfRows(record.rows),
      factCount: record.factCount,
      factsHash: record.factsHash,
      drafted,
    }),
    revision: (record: FinalRecord): FinalRevision => ({
      revision: record.revision,
      sealedAt: instantOf(record.sealedAt),
      by: record.by,
      reason: record.reason,
      factCount: record.factCount,
      factsHash: record.factsHash,
      rows: record.rows.map(([rank, memberId, score, reachedAt]) => ({
        rank,
        ...named(memberId),
        score,
        reachedAt: instantOf(reachedAt),
      })),
      difference: record.difference && difference(record.difference),
    }),
    draft: (draft: DraftRecord, revisionAfterHours: number | null): FinalDraft => ({
      stationId: draft.stationId,
      metric: draft.metric,
      period: draft.period,
      kind: draft.kind,
      revision: draft.revision,
      since: instantOf(draft.since),
      appliesAt: revisionAfterHours === null ? null : instantOf(draft.since + revisionAfterHours * HOUR_MS),
      factCount: draft.factCount,
      factsHash: draft.factsHash,
      difference: difference(draft.difference),
      announcement: news.wordsOf(draft, draft.revision + 1),
      isNews: news.isNews(draft),
      causes: draft.causes.map((cause) => ({
        ...cause,
        name: nameOf(cause.courier),
        at: instantOf(cause.at),
        receivedAt: instantOf(cause.receivedAt),
      })),
      causeCount: draft.causeCount,
    }),
  }
}
