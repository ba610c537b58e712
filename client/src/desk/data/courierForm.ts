import type { ListedCourier } from '@leitai/shared/api'
import type { Avatar } from '@leitai/shared/avatars'
import type { Courier, Posting } from '@leitai/shared/roster'

/** The form as it is typed. */
export interface CourierForm {
  id: string
  name: string
  alias: string
  role: Courier['role']
  hiredOn: string
  avatar: Avatar | ''
  hidden: boolean
  postings: readonly Posting[]
  /** What becomes of where they belong. */
  change: 'none' | 'move' | 'leave'
  station: string
  from: string
  lastDay: string
}

export type CourierField = 'id' | 'name' | 'alias' | 'hiredOn' | 'station' | 'from' | 'lastDay'
export type CourierFault = 'required' | 'known' | 'beforePosting' | 'sameStation'
export type CourierFaults = Partial<Record<CourierField, CourierFault>>

/** A courier as an import takes them; null takes away what was there. */
export interface CourierInput {
  id: string
  name: string
  role: Courier['role']
  postings: Posting[]
  alias: string | null
  avatar: Avatar | null
  hiredOn: string | null
  hidden: boolean
}

/** The form of a courier, or of a new one at a station (`''`: none chosen yet). */
export function formOf(courier: ListedCourier | null, stationId: string, today: string): CourierForm {
  return {
    id: courier?.id ?? '',
    name: courier?.name ?? '',
    alias: courier?.alias ?? '',
    role: courier?.role ?? 'courier',
    hiredOn: courier?.hiredOn ?? '',
    avatar: courier?.avatar ?? '',
    hidden: courier?.hidden ?? false,
    postings: courier?.postings ?? [],
    change: courier ? 'none' : 'move',
    station: courier ? '' : stationId,
    from: today,
    lastDay: today,
  }
}

/** The form as an import takes it, or every fault in it. `isKnown` tells numbers that somebody has. */
export function readCourier(
  form: CourierForm,
  isNew: boolean,
  isKnown: (id: string) => boolean,
): { input: CourierInput } | { faults: CourierFaults } {
  const faults: CourierFaults = {}
  const id = form.id.trim()
  if (id === '') faults.id = 'required'
  else if (isNew && isKnown(id)) faults.id = 'known'
  if (form.name.trim() === '') faults.name = 'required'
  const postings = [...form.postings]
  if (form.change === 'move') {
    if (form.station === '') faults.station = 'required'
    if (form.from === '') faults.from = 'required'
    const before = postingAt(postings, form.from)
    if (before?.station === form.station && before.from !== form.from && !hasEnded(before, form.from))
      faults.station = 'sameStation'
  } else if (form.change === 'leave') {
    if (form.lastDay === '') faults.lastDay = 'required'
    else if (!postingAt(postings, form.lastDay)) faults.lastDay = 'beforePosting'
  }
  if (Object.keys(faults).length > 0) return { faults }
  return {
    input: {
      id,
      name: form.name.trim(),
      role: form.role,
      postings: changedPostings(form),
      alias: form.alias.trim() || null,
      avatar: form.avatar || null,
      hiredOn: form.hiredOn || null,
      hidden: form.hidden,
    },
  }
}

/** The posting that has begun last on a date. */
function postingAt(postings: readonly Posting[], date: string): Posting | undefined {
  return postings.findLast(({ from }) => from <= date)
}

function hasEnded({ lastDay }: Posting, date: string): boolean {
  return lastDay !== undefined && lastDay < date
}

function changedPostings({ postings, change, station, from, lastDay }: CourierForm): Posting[] {
  if (change === 'move') {
    const others = postings.filter((posting) => posting.from !== from)
    return [...others, { station, from }].sort((a, b) => (a.from < b.from ? -1 : 1))
  }
  if (change === 'none') return [...postings]
  // who leaves does not come to where they were still to go
  const begun = postings.filter((posting) => posting.from <= lastDay)
  return begun.map((posting, index) => (index === begun.length - 1 ? { ...posting, lastDay } : posting))
}

/** The postings without what one of them has yet to bring: its beginning, or its end. */
export function withoutComing(
  postings: readonly Posting[],
  posting: Posting,
  today: string,
): readonly Posting[] | null {
  if (posting.from > today && postings.length > 1) return postings.filter((one) => one !== posting)
  if (posting.lastDay === undefined || posting.lastDay < today) return null
  const { station, from } = posting
  return postings.map((one) => (one === posting ? { station, from } : one))
}

/** Whether a courier has been posted and is not any more. */
export function hasLeft({ stationId, postings }: ListedCourier, today: string): boolean {
  const last = postings.at(-1)
  return stationId === null && last?.lastDay !== undefined && last.lastDay < today
}
