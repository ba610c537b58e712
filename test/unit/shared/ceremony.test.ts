import { endsAt, ownStep, stepAt, stepsOf } from '@leitai/shared/ceremony'
import { describe, expect, it } from 'vitest'

describe('the steps of a ceremony', () => {
  it('[S1] go from the third place up; what ties leave out is left out', () => {
    expect(stepsOf([1, 2, 3])).toEqual(['title', 'third', 'second', 'first', 'all', 'poster'])
    expect(stepsOf([1, 1, 3])).toEqual(['title', 'third', 'first', 'all', 'poster'])
    expect(stepsOf([1, 2, 2])).toEqual(['title', 'second', 'first', 'all', 'poster'])
    expect(stepsOf([1, 1, 1])).toEqual(['title', 'first', 'poster'])
  })

  it('a wall whose final has not the step that is on stays with its last one', () => {
    const tied = stepsOf([1, 1])
    expect(ownStep('third', tied)).toBe('title')
    expect(ownStep('second', tied)).toBe('title')
    expect(ownStep('first', tied)).toBe('first')
    expect(ownStep('all', tied)).toBe('first')
    expect(ownStep('poster', tied)).toBe('poster')
  })
})

describe('the step that is on', () => {
  const turn = { step: 'second', before: 'third', stepAt: 10_000 } as const

  it('is the one before until its time has come, whoever asks and however late', () => {
    expect(stepAt(turn, 9_999)).toBe('third')
    expect(stepAt(turn, 10_000)).toBe('second')
    expect(stepAt({ ...turn, before: null }, 9_999)).toBeNull()
  })

  it('is none once half an hour has gone by', () => {
    expect(endsAt(turn)).toBe(10_000 + 1_800_000)
    expect(stepAt(turn, 1_809_999)).toBe('second')
    expect(stepAt(turn, 1_810_000)).toBeNull()
  })
})
