/** A seeded source of numbers in [0, 1), the same on every machine (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A seed for this run: the one in LEITAI_SEED to see a failure again, else a new one. Printed. */
export function drawSeed(title: string): number {
  const given = Number(process.env.LEITAI_SEED)
  const seed = Number.isInteger(given) && given > 0 ? given : Math.floor(Math.random() * 2 ** 31)
  console.log(`${title}: seed ${seed} (again with LEITAI_SEED=${seed})`)
  return seed
}

/** A copy of `items` in an order drawn from the seed. */
export function shuffle<T>(items: readonly T[], seed: number): T[] {
  const random = createRandom(seed)
  const left = [...items]
  const shuffled: T[] = []
  while (left.length > 0) {
    const last = left.length - 1
    const drawn = Math.floor(random() * left.length)
    shuffled.push(...left.slice(drawn, drawn + 1))
    left[drawn] = left[last] as T
    left.length = last
  }
  return shuffled
}
