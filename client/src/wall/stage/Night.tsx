import './night.css'
import { useBrightness } from './useStageClass.ts'

/** Darkens the whole wall at night; a veil costs an old TV less than a filter. */
export function Night() {
  const percent = useBrightness()
  if (percent === 100) return null
  return <div className="night" data-brightness={percent} style={{ opacity: 1 - percent / 100 }} />
}
