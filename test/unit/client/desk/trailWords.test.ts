import { collectionSchemas } from '@leitai/server/org/collections'
import { TRAIL_KINDS } from '@leitai/shared/trail'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { peopleEn } from '../../../../client/src/i18n/desk/peopleEn.ts'
import { peopleZh } from '../../../../client/src/i18n/desk/peopleZh.ts'

/** Never told. */
const SECRET = new Set(['hash', 'tokenHash'])
/** Of finals, which are told beside the collections, and of what was too long to be kept whole. */
const BESIDE = ['revision', 'reason', 'factsHash', 'shortened']

/** Every name of a field in a JSON schema, however deep; the keys of records are ids. */
function namesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(namesIn)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties' ? [...Object.keys(value), ...Object.values(value).flatMap(namesIn)] : namesIn(value),
  )
}

test('every field that the trail can show has words in both languages', () => {
  const collections = TRAIL_KINDS.flatMap((kind) => (kind in collectionSchemas ? [kind] : []))
  expect(TRAIL_KINDS.filter((kind) => !collections.includes(kind))).toEqual(['finals'])
  const schemas = Object.entries(collectionSchemas).filter(([name]) =>
    collections.some((kind) => kind === name),
  )
  const told = schemas.flatMap(([, schema]) =>
    namesIn(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })),
  )
  const fields = [...new Set([...told, ...BESIDE])].filter((name) => !SECRET.has(name)).sort()
  expect(fields.length).toBeGreaterThan(60)
  for (const words of [peopleZh.history.fields, peopleEn.history.fields]) {
    expect(fields.filter((field) => !words[field])).toEqual([])
  }
})
