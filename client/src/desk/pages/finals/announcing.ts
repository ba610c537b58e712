/** What of the drafts that are being applied is announced too. Pure. */
import type { AnnouncedWords, ApplyInput, FinalDraft } from '@leitai/shared/final'

/** As many characters as the server takes: the reason is put below the text. */
export const TITLE_MAX = 60
export const BODY_MAX = 280

export interface Announcing {
  /** `<metric>/<period>` of the draft. */
  of: string
  ticked: boolean
  words: AnnouncedWords
}

export const nameOfDraft = ({ metric, period }: FinalDraft) => `${metric}/${period}`

/**
 * What may be announced: of one draft always, of several only where others are champions. Ticked from the start is
 * a change of the champion; of several drafts only what is news, since the same pickup moves them all.
 */
export function announcingOf(drafts: readonly FinalDraft[]): Announcing[] {
  const alone = drafts.length === 1
  return drafts.flatMap((draft) => {
    const { announcement, difference, isNews } = draft
    const changes = difference.champion.changed
    if (!announcement || (!alone && !changes)) return []
    return [{ of: nameOfDraft(draft), ticked: alone ? changes : isNews, words: announcement }]
  })
}

/** True where nothing that is ticked lacks its title. */
export function isComplete(announcing: readonly Announcing[]): boolean {
  return announcing.every(({ ticked, words }) => !ticked || words.title.trim() !== '')
}

/** What is asked of the server for a draft. */
export function inputOf(draft: FinalDraft, reason: string, announcing: readonly Announcing[]): ApplyInput {
  const chosen = announcing.find(({ of, ticked }) => ticked && of === nameOfDraft(draft))
  return { reason, factsHash: draft.factsHash, ...(chosen ? { announce: chosen.words } : {}) }
}
