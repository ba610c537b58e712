import { useState } from 'react'
import { useDeskTexts } from '../../i18n/desk.ts'

/** Copies a text. Where the browser refuses, as it does without HTTPS, it says so. */
export function CopyButton({ text }: { text: string }) {
  const t = useDeskTexts()
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'refused'>('idle')
  async function copy() {
    setOutcome((await copied(text)) ? 'copied' : 'refused')
  }
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        {outcome === 'copied' ? t.copied : t.copy}
      </button>
      <span role="status" className={outcome === 'refused' ? 'hint' : 'visually-hidden'}>
        {outcome === 'refused' ? t.copyFailed : outcome === 'copied' ? t.copied : ''}
      </span>
    </>
  )
}

async function copied(text: string): Promise<boolean> {
  if (!('clipboard' in navigator)) return false
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
}
