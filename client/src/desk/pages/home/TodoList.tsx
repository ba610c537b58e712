import type { Todo, TodoKind, TodoStation } from '@leitai/shared/todo'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import { useFormats } from '../../hooks/useFormats.ts'
import { Link } from '../../navigation.tsx'
import type { Route } from '../../route.ts'
import { Icon } from '../../ui/Icon.tsx'

/** So many stations are named before the rest is folded away. */
const NAMED = 6

function whereToDo(kind: TodoKind, { id: stationId }: TodoStation): Route {
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
      return { page: 'walls' }
    case 'noCouriers':
      return { page: 'start', step: 'couriers', stationId }
    case 'noPickup':
      return { page: 'station', stationId, tab: 'standings' }
  }
}

/** What needs doing, each with the stations it concerns as links to where it is done. */
export function TodoList({ todos }: { todos: readonly Todo[] }) {
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
            <TodoItem key={todo.kind} todo={todo} />
          ))}
        </ul>
      )}
    </section>
  )
}

function TodoItem({ todo: { kind, stations } }: { todo: Todo }) {
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
          <Link key={station.id} to={whereToDo(kind, station)} className="chip">
            {station.name}
            {station.count !== null && <span className="chip-count">{formats.number(station.count)}</span>}
          </Link>
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
