import type { FinalDraft } from '@leitai/shared/final'
import type { Metric } from '@leitai/shared/standings'
import { expect, test } from 'vitest'
import { announcingOf, inputOf, isComplete } from '../../../../client/src/desk/pages/finals/announcing.ts'

interface Told {
  period?: string
  metric?: Metric
  changed?: boolean
  isNews?: boolean
}

function draft({
  period = '2026-03-03',
  metric = 'pickups',
  changed = true,
  isNews = false,
}: Told): FinalDraft {
  const someone = { memberId: 'a', name: '安' }
  return {
    stationId: 's',
    metric,
    period,
    kind: 'day',
    revision: 1,
    since: '2026-03-04T07:00:00Z',
    appliesAt: null,
    factCount: 1,
    factsHash: `hash of ${period}`,
    difference: {
      champion: { changed, before: [someone], after: [someone] },
      rows: [],
      total: { before: 1, after: 2 },
    },
    announcement: metric === 'revenue' ? null : { title: `${period} 更正`, body: '正文' },
    isNews,
    causes: [],
    causeCount: 0,
  }
}
const ticks = (...drafts: FinalDraft[]) => announcingOf(drafts).map(({ of, ticked }) => [of, ticked])

test('[F3] one draft may be announced always, and is ticked where the champion changes', () => {
  expect(ticks(draft({}))).toEqual([['pickups/2026-03-03', true]])
  expect(ticks(draft({ changed: false }))).toEqual([['pickups/2026-03-03', false]])
  expect(ticks(draft({ metric: 'revenue' }))).toEqual([])
})

test('[F3] of several only changes of champions are offered, and ticked is what is news', () => {
  expect(
    ticks(
      draft({ isNews: true }),
      draft({ metric: 'walkin' }),
      draft({ metric: 'revenue' }),
      draft({ period: '2026-03', changed: false }),
    ),
  ).toEqual([
    ['pickups/2026-03-03', true],
    ['walkin/2026-03-03', false],
  ])
})

test('what is asked of the server has the words only where they are ticked, and a title then', () => {
  const one = draft({})
  const [announcing] = announcingOf([one])
  if (!announcing) throw new Error('nothing to announce')
  const asked = { reason: '补录', factsHash: 'hash of 2026-03-03' }
  expect(inputOf(one, '补录', [announcing])).toEqual({
    ...asked,
    announce: { title: '2026-03-03 更正', body: '正文' },
  })
  expect(inputOf(one, '补录', [{ ...announcing, ticked: false }])).toEqual(asked)
  expect(inputOf(draft({ period: '2026-W10' }), '补录', [announcing])).not.toHaveProperty('announce')
  const untitled = { ...announcing, words: { title: ' ', body: '' } }
  expect(isComplete([untitled])).toBe(false)
  expect(isComplete([{ ...untitled, ticked: false }])).toBe(true)
})
