import { dayOf, dayStartsAt } from '@leitai/shared/calendar'
import type { Clock } from '@leitai/shared/clock'
import { type AnnouncedWords, BY_SYSTEM } from '@leitai/shared/final'
import type { Metric } from '@leitai/shared/standings'
import type { Announcements } from '../announcements/announcements.ts'
import type { Roster } from '../people/roster.ts'
import type { Settings } from '../settings/settings.ts'
import { changesChampion } from './difference.ts'
import type { DifferenceRecord, DraftRecord, FinalRecord } from './record.ts'

const DAY_MS = 86_400_000
/** What is noticed later than this after its period has ended is no news. */
const NEWS_MS = 7 * DAY_MS
/** Longer lists of champions are told as the first of them and how many they are. */
const MAX_NAMES = 90

const WHAT: Record<Exclude<Metric, 'revenue'>, string> = { pickups: '揽收', walkin: '散件揽收' }

type Change = Pick<DraftRecord, 'stationId' | 'metric' | 'toDay' | 'since' | 'difference'>

/** What a station is told of revisions of its finals. */
export function createRevisionNews(deps: {
  announce: Announcements['postOnce']
  roster: Roster
  settings: Settings
  clock: Clock
}) {
  const { announce, roster, settings, clock } = deps

  /** The words for a revision, without its reason; null for revenue, which walls and couriers do not see. */
  function wordsOf(
    { metric, period, difference }: Pick<DraftRecord, 'metric' | 'period' | 'difference'>,
    revision: number,
  ): AnnouncedWords | null {
    if (metric === 'revenue') return null
    return {
      title: `${period} ${WHAT[metric]}定榜更正（第 ${revision} 版）`,
      body: `${championWords(difference, roster.nameOf)}${totalWords(difference)}`,
    }
  }

  /**
   * Posts a revision to the walls and phones of its station until its next day ends: once, however often it is
   * asked for. Walls in public do not get it, since it names people.
   */
  async function post({ stationId, metric, period, revision, reason }: FinalRecord, words: AnnouncedWords) {
    const { calendar } = roster.station(stationId)
    await announce(`revision:${stationId}:${metric}:${period}:${revision}`, {
      kind: 'notice',
      title: words.title,
      body: reason === null ? words.body : `${words.body}\n更正理由：${reason}`.trim(),
      stations: [stationId],
      takeover: false,
      takeoverS: 30,
      urgent: false,
      ticker: true,
      onPublicWalls: false,
      endsAt: dayStartsAt(dayOf(clock.now(), calendar) + 2, calendar),
    })
  }

  /**
   * What is announced where nobody is asked: others are champions, on what the station's walls rank, and it was
   * noticed within a week of the period's end. The rest is found in the final itself.
   */
  function isNews({ stationId, metric, toDay, since, difference }: Change): boolean {
    const endedAt = dayStartsAt(toDay, roster.station(stationId).calendar)
    const isRecent = since - endedAt <= NEWS_MS
    return isRecent && metric === settings.of(stationId).wallMetric && changesChampion(difference)
  }

  /** Posts a revision that the system has made within the last day, where it is news. */
  async function postByItself(record: FinalRecord): Promise<void> {
    const { difference, revision, by, sealedAt, since = sealedAt } = record
    if (by !== BY_SYSTEM || clock.now() - sealedAt > DAY_MS) return
    if (!difference || !isNews({ ...record, difference, since })) return
    const words = wordsOf({ ...record, difference }, revision)
    if (words) await post(record, words)
  }

  return { wordsOf, isNews, post, postByItself }
}

export type RevisionNews = ReturnType<typeof createRevisionNews>

function championWords(difference: DifferenceRecord, nameOf: (memberId: string) => string): string {
  const { before, after } = difference.champion
  const names = (memberIds: readonly string[]) => namesOf(memberIds.map(nameOf))
  if (!changesChampion(difference)) return after.length === 0 ? '' : `冠军不变：${names(after)}。`
  if (before.length === 0) return `冠军为 ${names(after)}。`
  return after.length === 0 ? '冠军空缺。' : `冠军由 ${names(before)} 变更为 ${names(after)}。`
}

function namesOf(names: readonly string[]): string {
  const list = names.join('、')
  return list.length <= MAX_NAMES ? list : `${names[0] ?? ''}等 ${names.length} 人`
}

function totalWords({ total: { before, after } }: DifferenceRecord): string {
  return before === after ? `全站合计 ${after} 件不变。` : `全站合计由 ${before} 件更正为 ${after} 件。`
}
