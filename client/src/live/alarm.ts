/** One timer that can be set again and again; setting it anew forgets the earlier time. */
export interface Alarm {
  set(delayMs: number): void
  clear(): void
  isSet(): boolean
}

/** An alarm that calls `ring` once when its time has come. */
export function createAlarm(ring: () => void): Alarm {
  let timer: ReturnType<typeof setTimeout> | undefined
  function clear() {
    clearTimeout(timer)
    timer = undefined
  }
  return {
    clear,
    isSet: () => timer !== undefined,
    set(delayMs) {
      clear()
      timer = setTimeout(() => {
        timer = undefined
        ring()
      }, delayMs)
    },
  }
}
