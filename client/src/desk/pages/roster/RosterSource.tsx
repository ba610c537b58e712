import { decodeText } from '@leitai/shared/decodeText'
import { type ChangeEvent, type DragEvent, useId, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { Field } from '../../ui/Field.tsx'

/** A longer text would make the box slow; it is kept but not shown. */
const SHOWN_MAX = 300_000

interface RosterSourceProps {
  text: string
  busy: boolean
  onText(text: string): void
  onCheck(): void
}

/** Where a roster comes from: a file, dropped or chosen, or the clipboard. */
export function RosterSource({ text, busy, onText, onCheck }: RosterSourceProps) {
  const t = useDeskTexts()
  const fileId = useId()
  const [fileName, setFileName] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const tooLong = text.length > SHOWN_MAX

  function take(next: string, from: string | null) {
    setFileName(from)
    setFault(null)
    onText(next)
  }
  async function read(file: File | undefined) {
    if (!file) return
    const bytes = await file.arrayBuffer().catch(() => null) // gone or locked since it was chosen
    if (bytes) take(decodeText(new Uint8Array(bytes)), file.name)
    else setFault(t.importing.unreadable)
  }
  function onChosen(event: ChangeEvent<HTMLInputElement>) {
    void read(event.target.files?.[0])
    event.target.value = '' // so that the same file, mended, can be chosen again
  }
  function onDrop(event: DragEvent) {
    const [file] = event.dataTransfer.files
    if (!file) return // a dragged text goes into the box by itself
    event.preventDefault()
    void read(file)
  }
  function check() {
    if (text.trim() === '') setFault(t.importing.nothingGiven)
    else onCheck()
  }
  return (
    <section className="panel">
      <div className="file-choice">
        <input
          type="file"
          id={fileId}
          name="file"
          className="visually-hidden"
          accept=".csv,.json,.txt,text/csv,application/json"
          onChange={onChosen}
        />
        <label className="button" htmlFor={fileId}>
          {t.importing.file}
        </label>
        <span className="hint">{fileName ?? t.importing.fileHint}</span>
      </div>
      <Field
        label={t.importing.paste}
        hint={tooLong ? t.importing.tooLongToShow(text.length) : t.importing.pasteHint}
        error={fault}
      >
        {(control) => (
          <textarea
            {...control}
            className="roster-text"
            name="roster"
            rows={10}
            spellCheck={false}
            wrap="off"
            readOnly={tooLong}
            value={tooLong ? '' : text}
            onChange={(event) => take(event.target.value, null)}
            onDrop={onDrop}
          />
        )}
      </Field>
      <div className="form-actions">
        <button type="button" className="button primary" disabled={busy} onClick={check}>
          {busy ? t.importing.checking : t.importing.check}
        </button>
        {tooLong && (
          <button type="button" className="button" onClick={() => take('', null)}>
            {t.posting.clear}
          </button>
        )}
      </div>
    </section>
  )
}
