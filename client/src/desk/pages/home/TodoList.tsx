import type { StationState } from '@leitai/shared/api'
import { useState } from 'react'
import { useDeskTexts } from '../../../i18n/desk.ts'
import type { Todo, TodoKind } from '../../data/todos.ts'
import { Link } from '../../navigation.tsx'
import type { Route } from '../../route.ts'
import { Icon } from '../../ui/Icon.tsx'

/** So many stations are named before the rest is folded away. */
const NAMED = 6

function whereToDo(kind: TodoKind, { id: stationId }: StationState): Route {
  switch (kind) {
    case 'pendingPickups':
      return { page: 'station', stationId, tab: 'pending' }
    case 'openDisputes':
      return { page: 'station', stationId, tab: 'disputes' }
    case 'finalDraft':
      return { page: 'station', stationId, tab: 'finals' }
    case 'noGoal':
      return { page: 'station', stationId, tab: 'goals' }
    case 'noWall':
      return { page: 'pairing', stationId }
    case 'silentWall':
      return { page: 'walls' }
    case 'noCouriers':
      return { page: 'import' }
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
