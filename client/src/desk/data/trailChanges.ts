/** What an entry of the organisation's trail has changed, field by field. */
import type { TrailEntry } from '@leitai/shared/trail'

export interface FieldChange {
  field: string
  before: unknown
  after: unknown
}

/** The fields that are another; of lists only what is not in both. A list is one field without a name. */
export function changesOf({ before, after }: Pick<TrailEntry, 'before' | 'after'>): FieldChange[] {
  if (Array.isArray(before) || Array.isArray(after)) return [{ field: '', ...withoutCommon(before, after) }]
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return fields.flatMap((field) => {
    const [one, other] = [old[field] ?? null, now[field] ?? null]
    if (JSON.stringify(one) === JSON.stringify(other)) return []
    return [{ field, ...withoutCommon(one, other) }]
  })
}

/** How something was changed. */
export function howOf({
  before,
  after,
}: Pick<TrailEntry, 'before' | 'after'>): 'added' | 'changed' | 'removed' {
  if (after === null) return 'removed'
  return before === null ? 'added' : 'changed'
}

/** What people call it: its name or title, where it has one. */
export function nameIn({ before, after }: Pick<TrailEntry, 'before' | 'after'>): string | null {
  for (const fields of [fieldsOf(after), fieldsOf(before)]) {
    const name = fields.name ?? fields.title
    if (typeof name === 'string' && name !== '') return name
  }
  return null
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function withoutCommon(before: unknown, after: unknown): { before: unknown; after: unknown } {
  if (!Array.isArray(before) || !Array.isArray(after)) return { before, after }
  const texts = (list: unknown[]) => new Set(list.map((one) => JSON.stringify(one)))
  const [old, now] = [texts(before), texts(after)]
  return {
    before: before.filter((one) => !now.has(JSON.stringify(one))),
    after: after.filter((one) => !old.has(JSON.stringify(one))),
  }
}
