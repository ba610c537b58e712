import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeSound, SOUNDS, SOUNDS_DIR } from '../../../../scripts/makeSounds.ts'

const samplesOf = (file: Buffer) =>
  new Int16Array(file.buffer.slice(file.byteOffset + 44, file.byteOffset + file.length))

test.each(Object.entries(SOUNDS))(
  'the sound %s is what the script makes, loud enough, and small',
  (name, tones) => {
    const file = readFileSync(join(SOUNDS_DIR, `${name}.wav`))
    const made = makeSound(tones)
    expect(file.subarray(0, 44)).toEqual(made.subarray(0, 44))
    const [samples, expected] = [samplesOf(file), samplesOf(made)]
    expect(samples.length).toBe(expected.length)
    // engines differ in the last bit of a sine
    expect(samples.every((sample, i) => Math.abs(sample - (expected[i] ?? 0)) <= 2)).toBe(true)
    expect(file.length).toBeLessThan(64 * 1_024)
    expect(Math.max(...samples)).toBeGreaterThan(20_000)
    expect(Math.abs(samples.at(-1) ?? 0)).toBeLessThan(600) // it ends without a click
  },
)
