/** What the desk and the preview in its frame tell each other. Pure. */
import type { Programme } from '@leitai/shared/programme'
import type { SceneId } from '@leitai/shared/sceneIds'

/** From the desk: what to play from now on, or to go on to the next scene. */
export type PreviewAsk = { ask: 'play'; programme: Programme } | { ask: 'next' }

/** From the preview: it is there, or what it shows. `place` in the programme, null where the clock stands in. */
export type PreviewTold = { told: 'ready' } | { told: 'scene'; scene: SceneId; place: number | null }

/** Calls back with what the other side tells, and with nothing that another site does; returns its undo. */
export function hearMessages<T extends PreviewAsk | PreviewTold>(
  from: () => Window | null | undefined,
  listener: (message: T) => void,
): () => void {
  const onMessage = ({ origin, source, data }: MessageEvent<T>) => {
    if (origin === location.origin && source === from()) listener(data)
  }
  window.addEventListener('message', onMessage)
  return () => window.removeEventListener('message', onMessage)
}
