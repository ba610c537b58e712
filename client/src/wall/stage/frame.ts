/**
 * The measures of the stage in rem. One rem is 100 px on a 1080p screen and grows with it; it is that large
 * because browsers set to Chinese do not go below 12 px for a root font size.
 */
import { useSyncExternalStore } from 'react'

interface Size {
  width: number
  height: number
}

export interface Frame {
  portrait: boolean
  /** The large panel. */
  main: Size
  /** What a side scene has for itself, inside its panel. */
  scene: Size
  /** What a scene that takes the floor has for itself, inside its panel. */
  whole: Size
}

const LANDSCAPE: Frame = {
  portrait: false,
  main: { width: 10.7, height: 7.45 },
  scene: { width: 5.84, height: 5.2 },
  whole: { width: 16.8, height: 7.11 },
}
const PORTRAIT: Frame = {
  portrait: true,
  main: { width: 9.72, height: 7.4 },
  scene: { width: 9.28, height: 4.9 },
  whole: { width: 9.24, height: 14.68 },
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

function isPortrait(): boolean {
  return window.innerWidth <= window.innerHeight
}

function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}

/** The measures for the way this screen hangs. */
export function useFrame(): Frame {
  return useSyncExternalStore(subscribe, isPortrait) ? PORTRAIT : LANDSCAPE
}

/** One rem in CSS pixels. */
export function useRemPx(): number {
  return useSyncExternalStore(subscribe, remPx)
}
