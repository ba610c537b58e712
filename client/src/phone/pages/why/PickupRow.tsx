import type { ExplainedPickup } from '@leitai/shared/explanation'
import { useId, useState } from 'react'
import { useLanguage } from '../../../i18n/language.ts'
import { useWhyTexts } from '../../../i18n/phone/why.ts'
import { figure, hourText } from '../../format.ts'
import { DisputeEntry } from '../disputes/DisputeEntry.tsx'
import { marksOf, SHAPES } from './marks.ts'
import type { PickupListProps } from './PickupList.tsx'
import { Versions } from './Versions.tsx'

/** One pickup: when, which, how many, how it stands, and what it adds. A tap opens every version of it. */
export function PickupRow(props: PickupListProps & { pickup: ExplainedPickup }) {
  const { pickup, explained, session, disputes } = props
  const t = useWhyTexts()
  const language = useLanguage()
  const moreId = useId()
  const [isOpen, setIsOpen] = useState(false)
  const { id, at, count, channel, adds, state } = pickup
  return (
    <li className={`why-pickup why-${state}`} data-pickup={id} data-state={state}>
      <button
        type="button"
        className="why-row"
        aria-expanded={isOpen}
        aria-controls={moreId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className="why-which">
          <time dateTime={at}>{hourText(Date.parse(at), explained.timeZone)}</time>
          <bdi>{id}</bdi>
        </span>
        <span className="why-adds">
          <span aria-hidden="true">{adds > 0 ? `+${figure(adds, language)}` : '0'}</span>
          <span className="visually-hidden">{t.adds(adds)}</span>
        </span>
        <span className="why-facts">
          <span className="why-count">
            {t.parcels(count)} · {t.channels[channel]}
          </span>
          {marksOf(pickup).map((mark) => (
            <span key={mark} className={`mark mark-${mark}`}>
              <span aria-hidden="true">{SHAPES[mark]}</span> {t.marks[mark]}
            </span>
          ))}
        </span>
        <span className="why-chevron" aria-hidden="true">
          {isOpen ? '▴' : '▾'}
        </span>
      </button>
      <div id={moreId} className="why-more" hidden={!isOpen}>
        {isOpen && (
          <>
            <Versions {...props} pickupId={id} />
            <DisputeEntry session={session} disputes={disputes} about="pickup" pickupId={id} />
          </>
        )}
      </div>
    </li>
  )
}
