import type { Todo, TodoKind, TodoStation } from '@leitai/shared/todo'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Link } from '../../navigation.tsx'
import type { Route } from '../../route.ts'
import { Icon } from '../../ui/Icon.tsx'
import { AtOnce } from './AtOnce.tsx'

/** So many stations are named before the rest is folded away. */
const NAMED = 6

function whereToDo(kind: TodoKind, { id: stationId, unread }: TodoStation): Route {
  switch (kind) {
    case 'pendingPickups':
      return { page: 'station', stationId, tab: 'pending' }
    case 'openDisputes':
      return { page: 'station', stationId, tab: 'disputes' }
    case 'finalDraft':
      return { page: 'station', stationId, tab: 'finals' }
    case 'behind':
    case 'noGoal':
      return { page: 'station', stationId, tab: 'goals' }
    case 'noWall':
      return { page: 'start', step: 'wall', stationId }
    case 'noKey':
      return { page: 'start', step: 'key', stationId }
    case 'silentWall':
      return { page: 'walls', stationId }
    case 'unread':
      return { page: 'announcements', announcementId: unread?.id, stationId }
    case 'noCouriers':
      return { page: 'start', step: 'couriers', stationId }
    case 'noPickup':
      return { page: 'station', stationId, tab: 'standings' }
  }
}

interface TodoListProps {
  todos: readonly Todo[]
  /** Something was settled here. */
  onDone(): void
}

/**
 * What needs doing, each with the stations it concerns as links to where it is done, and with a button where one
 * click does it.
 */
export function TodoList({ todos, onDone }: TodoListProps) {
  const t = useDeskTexts()
  return (
    <section className="todos" aria-labelledby="todos-title">
      <h2 id="todos-title">{t.home.todo}</h2>
      {todos.length === 0 ? (
        <p className="all-done">
          <Icon name="done" />
          <span>
            <strong>{t.home.nothingToDo}</strong> {t.home.nothingToDoHint}
          </span>
          <Link to={{ page: 'posting' }} className="button small">
            {t.announcements.create}
          </Link>
        </p>
      ) : (
        <ul>
          {todos.map((todo) => (
            <TodoItem key={todo.kind} todo={todo} onDone={onDone} />
          ))}
        </ul>
      )}
    </section>
  )
}

function TodoItem({ todo: { kind, stations }, onDone }: { todo: Todo; onDone(): void }) {
  const t = useDeskTexts()
  const formats = useFormats()
  const [all, setAll] = useState(false)
  const named = all ? stations : stations.slice(0, NAMED)
  return (
    <li className="todo" data-todo={kind}>
      <p className="todo-what">
        <strong>{t.home.todos[kind](stations.length)}</strong>
        <span className="hint">{t.home.todoHints[kind]}</span>
      </p>
      <span className="chips">
        {named.map((station) => (
          <span key={station.id} className="todo-at">
            <Link to={whereToDo(kind, station)} className="chip">
              {station.name}
              {station.count !== null && <span className="chip-count">{formats.number(station.count)}</span>}
            </Link>
            <AtOnce kind={kind} station={station} onDone={onDone} />
            {station.unread && (
              <span className="hint">{t.home.unread({ ...station.unread, list: formats.list })}</span>
            )}
          </span>
        ))}
        {named.length < stations.length && (
          <button type="button" className="chip plain" onClick={() => setAll(true)}>
            {t.home.more(stations.length - named.length)}
          </button>
        )}
      </span>
    </li>
  )
}
