/**
 * Makes the sounds of the wall's celebrations from sine waves and nothing else, so that they are nobody's but ours:
 * `node test/scripts/makeSounds.ts` writes them anew. 16-bit WAV, which every browser plays without a licence.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const RATE = 16_000
const HEADER_BYTES = 44
const LOUDEST = 0.8
export const SOUNDS_DIR = fileURLToPath(new URL('../../client/src/wall/celebrations/sounds', import.meta.url))

interface Tone {
  /** Seconds from the start of the sound. */
  at: number
  hz: number
  seconds: number
  loud: number
}

/** Notes of the pentatonic scale on D, in Hz. */
const NOTE = { d4: 293.66, a4: 440, d5: 587.33, e5: 659.26, fs5: 739.99, a5: 880, b5: 987.77, d6: 1174.66 }

const pluck = (at: number, hz: number, seconds = 0.6, loud = 1): Tone => ({ at, hz, seconds, loud })

/** Two rising notes for an overtake, a run upwards for a goal, a small fanfare for champions and records. */
export const SOUNDS: Record<'rise' | 'goal' | 'fanfare', readonly Tone[]> = {
  rise: [pluck(0, NOTE.a5, 0.5), pluck(0.14, NOTE.d6, 0.8)],
  goal: [
    pluck(0, NOTE.d5, 0.5),
    pluck(0.12, NOTE.fs5, 0.5),
    pluck(0.24, NOTE.a5, 0.5),
    pluck(0.36, NOTE.d6, 1),
  ],
  fanfare: [
    pluck(0, NOTE.a4, 0.4, 0.8),
    pluck(0, NOTE.d5, 0.4),
    pluck(0.18, NOTE.d5, 0.3),
    pluck(0.3, NOTE.d5, 0.3),
    pluck(0.42, NOTE.fs5, 1.1),
    pluck(0.42, NOTE.d4, 1.1, 0.6),
    pluck(0.42, NOTE.a5, 1.1, 0.8),
    pluck(0.78, NOTE.d6, 1, 0.9),
  ],
}

/** A struck bell: the note with two overtones, there at once and dying away. */
function sampleOf({ at, hz, seconds, loud }: Tone, time: number): number {
  const since = time - at
  if (since < 0 || since > seconds) return 0
  const attack = Math.min(since / 0.008, 1)
  const release = Math.min((seconds - since) / 0.05, 1)
  const wave = (multiple: number) => Math.sin(2 * Math.PI * hz * multiple * since)
  const bell = wave(1) + 0.35 * wave(2) + 0.12 * wave(3)
  return loud * attack * release * Math.exp((-3.2 * since) / seconds) * bell
}

/** A sound as a WAV file. */
export function makeSound(tones: readonly Tone[]): Buffer {
  const seconds = Math.max(...tones.map((tone) => tone.at + tone.seconds))
  const samples = Array.from({ length: Math.ceil(seconds * RATE) }, (_, i) =>
    tones.reduce((sum, tone) => sum + sampleOf(tone, i / RATE), 0),
  )
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  const file = Buffer.alloc(HEADER_BYTES + samples.length * 2)
  writeHeader(file, samples.length * 2)
  samples.forEach((sample, i) => {
    file.writeInt16LE(Math.round((sample / peak) * LOUDEST * 32_767), HEADER_BYTES + i * 2)
  })
  return file
}

/** RIFF, PCM, one channel. */
function writeHeader(file: Buffer, dataBytes: number): void {
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(RATE, 24)
  file.writeUInt32LE(RATE * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(dataBytes, 40)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, tones] of Object.entries(SOUNDS))
    writeFileSync(join(SOUNDS_DIR, `${name}.wav`), makeSound(tones))
}
