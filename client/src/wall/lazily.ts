import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

const TRY_AGAIN_MS = 10_000

async function insist<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch (error) {
      console.warn('A part of the wall could not be loaded; it is tried again.', error)
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS))
    }
  }
}

/** A component that comes when it is wanted first, and is asked for until it comes: a network may be away for a moment. */
export function lazily<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await insist(load) }))
}
