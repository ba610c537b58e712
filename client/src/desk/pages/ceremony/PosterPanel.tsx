import type { Honours } from '@leitai/shared/ceremony'
import { maskName } from '@leitai/shared/mask'
import { useMemo, useState } from 'react'
import { useCeremonyTexts } from '../../../i18n/ceremonyDesk.ts'
import { useHonoursTexts } from '../../../i18n/honours.ts'
import { Poster } from '../../../poster/Poster.tsx'
import { posterPng } from '../../../poster/savePoster.ts'
import { Check } from '../../ui/Check.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { downloadBlob } from '../../ui/download.ts'
import { Icon } from '../../ui/Icon.tsx'

/** The poster of a final, to look at and to take along. */
export function PosterPanel({ honours }: { honours: Honours }) {
  const t = useCeremonyTexts()
  const texts = useHonoursTexts()
  const [shape, setShape] = useState<'portrait' | 'landscape'>('portrait')
  const [masked, setMasked] = useState(false)
  const shown = useMemo(() => (masked ? maskedHonours(honours) : honours), [honours, masked])
  const portrait = shape === 'portrait'

  async function save() {
    downloadBlob(t.fileName(honours.stationName, honours.period), await posterPng(shown, portrait, texts))
  }
  return (
    <section className="panel" aria-labelledby="poster-title">
      <h2 id="poster-title">{t.poster}</h2>
      <p className="hint">{t.posterLead}</p>
      <div className="poster-panel">
        <Poster honours={shown} portrait={portrait} scale={0.5} className={`poster-preview ${shape}`} />
        <div className="poster-tools">
          <Choice
            label={t.shape}
            name="shape"
            value={shape}
            options={[
              { value: 'portrait', label: t.shapes.portrait },
              { value: 'landscape', label: t.shapes.landscape },
            ]}
            onChange={setShape}
          />
          <Check name="masked" checked={masked} onChange={setMasked} label={t.masked} hint={t.maskedHint} />
          <button type="button" className="button primary" onClick={() => void save()}>
            <Icon name="download" /> {t.download}
          </button>
        </div>
      </div>
    </section>
  )
}

function maskedHonours(honours: Honours): Honours {
  return {
    ...honours,
    honoured: honours.honoured.map((one) => ({ ...one, name: maskName(one.name) })),
  }
}
