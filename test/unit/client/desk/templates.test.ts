import { expect, it } from 'vitest'
import { fieldWords, filled, openFields } from '../../../../client/src/desk/data/templates.ts'

const WORDS = { names: (names: readonly string[]) => names.join('、'), period: () => '上周' }
const VALUES = {
  ...{ champions: ['徐静'], count: 42, station: '东城营业部' },
  ...{ period: '2026-W46', from: '2026-11-09', to: '2026-11-15' },
}

it('fills every field wherever it stands, and takes a name for what it is', () => {
  const text = '{champion} {count} 件，{station} {period}：{count}'
  expect(filled('{count}/{station}', fieldWords(VALUES, WORDS))).toBe('42/东城营业部')
  expect(filled(text, fieldWords({ ...VALUES, champions: ['徐静', '王伟'] }, WORDS))).toBe(
    '徐静、王伟 42 件，东城营业部 上周：42',
  )
  expect(filled('{champion}', fieldWords({ ...VALUES, champions: ['$&'] }, WORDS))).toBe('$&')
})

it('[F2] leaves the fields open that no final fills, and names them', () => {
  const text = filled('{champion} {count} {other}', fieldWords(null, WORDS))
  expect(text).toBe('{champion} {count} {other}')
  expect(openFields(text)).toEqual(['{champion}', '{count}'])
})
