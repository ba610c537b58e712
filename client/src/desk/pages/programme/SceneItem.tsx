import type { PointerEvent } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import type { ItemForm } from '../../data/programmeForm.ts'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ReplayFields } from './ReplayFields.tsx'
import { useWhenWords, WhenFields } from './WhenFields.tsx'

interface SceneItemProps {
  item: ItemForm
  index: number
  count: number
  onChange(change: Partial<ItemForm>, of?: string): void
  isDragged: boolean
  /** Its handle was grabbed. */
  onGrab(event: PointerEvent): void
  /** By so many places: -1 is up. */
  onMove(by: -1 | 1): void
  onRemove(): void
  errorOf(path: string): string | null
}

/** One scene of the programme: its place, how long it stays, when it comes. */
export function SceneItem(props: SceneItemProps) {
  const { item, index, count, isDragged, onChange, onGrab, onMove, onRemove, errorOf } = props
  const t = useDeskTexts()
  const whenWords = useWhenWords()
  const { scene, seconds } = item
  const path = `items.${index}`
  const name = t.programme.scenes[scene]
  const faulty = errorOf(`${path}.days`) ?? errorOf(`${path}.hours.to`) ?? errorOf(`${path}.hours.from`)
  return (
    <li className={isDragged ? 'scene-item dragged' : 'scene-item'} data-scene={scene}>
      <div className="scene-moves">
        <span className="scene-grip" aria-hidden="true" title={t.programme.drag} onPointerDown={onGrab}>
          <Icon name="grip" />
        </span>
        {([-1, 1] as const).map((by) => (
          <button
            key={by}
            type="button"
            className="button small icon-only"
            data-move={`${item.id} ${by}`}
            aria-disabled={by < 0 ? index === 0 : index === count - 1}
            onClick={() => onMove(by)}
          >
            <span className={by < 0 ? 'turn-up' : 'turn-down'}>
              <Icon name="later" />
            </span>
            <span className="visually-hidden">
              {by < 0 ? t.programme.up : t.programme.down}: {name}
            </span>
          </button>
        ))}
      </div>
      <div className="scene-name">
        <h3>{name}</h3>
        <p className="hint">{t.programme.position(index + 1, count)}</p>
      </div>
      <Field label={t.programme.seconds} error={errorOf(`${path}.seconds`)}>
        {(control) => (
          <input
            {...control}
            className="short"
            name={`${path}.seconds`}
            inputMode="numeric"
            autoComplete="off"
            value={seconds}
            onChange={(event) => onChange({ seconds: event.target.value }, `seconds ${item.id}`)}
          />
        )}
      </Field>
      <div className="scene-actions">
        <a
          className="button small"
          href={`/wall/preview?scene=${scene}`}
          target="_blank"
          rel="noreferrer"
          aria-label={t.programme.previewOf(name)}
        >
          {t.programme.preview}
        </a>
        <button type="button" className="button small danger-text" onClick={onRemove}>
          {t.programme.remove}
          <span className="visually-hidden"> {name}</span>
        </button>
      </div>
      <details className="scene-when" open={faulty !== null || undefined}>
        <summary>
          {t.programme.when}: {whenWords(item)}
        </summary>
        <WhenFields when={item} path={path} onChange={onChange} errorOf={errorOf} />
      </details>
      {scene === 'replay' && (
        <ReplayFields item={item} path={`${path}.replay`} onChange={onChange} errorOf={errorOf} />
      )}
    </li>
  )
}
