import { SCENE_IDS, type SceneId } from '@leitai/shared/sceneIds'
import { useEffect, useRef, useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useDesk } from '../../DeskContext.tsx'
import { type ItemForm, moved, newItem } from '../../data/programmeForm.ts'
import { useDragged } from '../../hooks/useDragged.ts'
import { useFocusKept } from '../../hooks/useFocusKept.ts'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { type PartProps, withEntry } from './part.ts'
import { SceneItem } from './SceneItem.tsx'

/** The scenes in their order. */
export function SceneList({ form, onChange, errorOf }: PartProps) {
  const t = useDeskTexts()
  const { tell } = useDesk()
  const { items } = form
  const heading = useRef<HTMLHeadingElement>(null)
  const list = useRef<HTMLOListElement>(null)
  /** The button that moved an entry: the browser takes the focus from what changes its place. */
  const pressed = useRef<string | null>(null)
  useFocusKept(heading, items.length)
  useEffect(() => {
    if (pressed.current === null || items.length === 0) return
    list.current?.querySelector<HTMLElement>(`[data-move="${pressed.current}"]`)?.focus()
    pressed.current = null
  }, [items])

  function move(item: ItemForm, index: number, by: -1 | 1): void {
    const to = index + by
    if (to < 0 || to >= items.length) return
    pressed.current = `${item.id} ${by}`
    onChange({ items: moved(items, index, to) })
    tell(t.programme.moved(t.programme.scenes[item.scene], to + 1))
  }
  const { draggedId, onGrab } = useDragged({
    list,
    ids: items.map(({ id }) => id),
    onMove: (from, to, drag) => onChange({ items: moved(items, from, to) }, drag),
    onDrop(at) {
      const item = items[at]
      if (item) tell(t.programme.moved(t.programme.scenes[item.scene], at + 1))
    },
  })
  function remove({ id, scene }: ItemForm): void {
    onChange({ items: items.filter((item) => item.id !== id) })
    tell(t.programme.removed(t.programme.scenes[scene]))
  }
  return (
    <section className="panel" aria-labelledby="programme-items">
      <h2 id="programme-items" ref={heading} tabIndex={-1}>
        {t.programme.items}
      </h2>
      <p className="hint">{t.programme.itemsHint}</p>
      {items.length === 0 && <p className="notice">{t.programme.itemsEmpty}</p>}
      <ol className="scene-items" ref={list}>
        {items.map((item, index) => (
          <SceneItem
            key={item.id}
            item={item}
            index={index}
            count={items.length}
            onChange={(change, of) => onChange({ items: withEntry(items, item.id, change) }, of)}
            isDragged={item.id === draggedId}
            onGrab={(event) => onGrab(item.id, event)}
            onMove={(by) => move(item, index, by)}
            onRemove={() => remove(item)}
            errorOf={errorOf}
          />
        ))}
      </ol>
      <AddScene onAdd={(scene) => onChange({ items: [...items, newItem(items, scene)] })} />
    </section>
  )
}

function AddScene({ onAdd }: { onAdd(scene: SceneId): void }) {
  const t = useDeskTexts()
  const [scene, setScene] = useState<SceneId>('week')
  return (
    <div className="add-scene">
      <Field label={t.programme.addScene}>
        {(control) => (
          <select
            {...control}
            name="addScene"
            value={scene}
            onChange={(event) => setScene(SCENE_IDS.find((id) => id === event.target.value) ?? scene)}
          >
            {SCENE_IDS.map((id) => (
              <option key={id} value={id}>
                {t.programme.scenes[id]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="button" className="button" onClick={() => onAdd(scene)}>
        <Icon name="plus" /> {t.programme.add}
      </button>
    </div>
  )
}
