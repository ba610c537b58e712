/** The sounds of celebrations. A browser may hold sound back until a key is pressed: then there is none, never late. */
import type { Cheer, Occasion } from './cheers.ts'
import fanfareUrl from './sounds/fanfare.wav?url'
import goalUrl from './sounds/goal.wav?url'
import riseUrl from './sounds/rise.wav?url'

const QUIETER: readonly Occasion[] = ['leader', 'topThree', 'first']
const GOALS: readonly Occasion[] = ['goalWeek', 'goalDay', 'courierGoal']

function urlOf({ occasion }: Cheer): string {
  if (QUIETER.includes(occasion)) return riseUrl
  return GOALS.includes(occasion) ? goalUrl : fanfareUrl
}

export interface Sounds {
  /** True where the browser wants a key to be pressed first. */
  isBlocked(): boolean
  /** To be called while a key is pressed. */
  unblock(): Promise<void>
  /** Plays what belongs to a celebration, once, `percent` loud. */
  play(greatest: Cheer, percent: number): Promise<void>
  close(): void
}

/** Sound for one page. Between two sounds nothing runs. */
export function createSounds(): Sounds {
  const context = new AudioContext()
  const buffers = new Map<string, Promise<AudioBuffer>>()
  let allowed = false
  let playing = 0
  context.onstatechange = noteState
  noteState()

  /** Where it runs by itself nobody has to press a key. */
  function noteState(): void {
    if (context.state !== 'running') return
    allowed = true
    rest()
  }

  async function load(url: string): Promise<AudioBuffer> {
    const response = await fetch(url)
    return context.decodeAudioData(await response.arrayBuffer())
  }

  function bufferOf(url: string): Promise<AudioBuffer> {
    let buffer = buffers.get(url)
    if (!buffer) {
      buffer = load(url)
      buffers.set(url, buffer)
      buffer.catch(() => buffers.delete(url))
    }
    return buffer
  }

  function rest(): void {
    if (playing === 0 && context.state === 'running') void context.suspend()
  }

  return {
    isBlocked: () => !allowed,
    async unblock() {
      await context.resume()
      noteState()
    },
    async play(greatest, percent) {
      if (!allowed || percent <= 0) return
      const buffer = await bufferOf(urlOf(greatest))
      playing++
      await context.resume()
      const source = context.createBufferSource()
      const gain = context.createGain()
      source.buffer = buffer
      gain.gain.value = percent / 100
      source.connect(gain)
      gain.connect(context.destination)
      source.onended = () => {
        playing--
        rest()
      }
      source.start()
    },
    close() {
      void context.close()
    },
  }
}
