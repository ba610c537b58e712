import { decodeText } from '@leitai/shared/decodeText'
import { XLSX_TYPE } from '@leitai/shared/sheetCell'
import { type ChangeEvent, type DragEvent, useId, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { type GivenRoster, isWorkbook, NOTHING_GIVEN } from '../../data/rosterText.ts'
import { Field } from '../../ui/Field.tsx'

/** A longer text would make the box slow; it is kept but not shown. */
const SHOWN_MAX = 300_000

interface RosterSourceProps {
  given: GivenRoster
  busy: boolean
  onGiven(given: GivenRoster): void
  onCheck(): void
}

/** Where a roster comes from: a file, dropped or chosen, or the clipboard. */
export function RosterSource({ given, busy, onGiven, onCheck }: RosterSourceProps) {
  const t = useDeskTexts()
  const fileId = useId()
  const [fileName, setFileName] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const { text, book } = given
  const tooLong = text.length > SHOWN_MAX

  function take(next: GivenRoster, from: string | null) {
    setFileName(from)
    setFault(null)
    onGiven(next)
  }
  async function read(file: File | undefined) {
    if (!file) return
    const bytes = await file.arrayBuffer().catch(() => null) // gone or locked since it was chosen
    if (!bytes) return setFault(t.importing.unreadable)
    const content = new Uint8Array(bytes)
    if (isWorkbook(content)) take({ text: '', book: file }, file.name)
    else take({ text: decodeText(content), book: null }, file.name)
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
    if (!book && text.trim() === '') setFault(t.importing.nothingGiven)
    else onCheck()
  }
  const shownHint = book
    ? t.importing.bookGiven(book.name)
    : tooLong
      ? t.importing.tooLongToShow(text.length)
      : t.importing.pasteHint
  return (
    <section className="panel">
      <div className="file-choice">
        <input
          type="file"
          id={fileId}
          name="file"
          className="visually-hidden"
          accept={`.xlsx,.csv,.tsv,.json,.txt,${XLSX_TYPE},text/csv,application/json`}
          onChange={onChosen}
        />
        <label className="button" htmlFor={fileId}>
          {t.importing.file}
        </label>
        <span className="hint">{fileName ?? t.importing.fileHint}</span>
      </div>
      <Field label={t.importing.paste} hint={shownHint} error={fault}>
        {(control) => (
          <textarea
            {...control}
            className="roster-text"
            name="roster"
            rows={10}
            spellCheck={false}
            wrap="off"
            readOnly={tooLong || book !== null}
            value={tooLong ? '' : text}
            onChange={(event) => take({ text: event.target.value, book: null }, null)}
            onDrop={onDrop}
          />
        )}
      </Field>
      <div className="form-actions">
        <button type="button" className="button primary" disabled={busy} onClick={check}>
          {busy ? t.importing.checking : t.importing.check}
        </button>
        {(tooLong || book) && (
          <button type="button" className="button" onClick={() => take(NOTHING_GIVEN, null)}>
            {t.posting.clear}
          </button>
        )}
      </div>
    </section>
  )
}
