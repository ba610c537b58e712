import { offsetMs } from '@leitai/shared/calendar'
import type { GoalKind } from '@leitai/shared/goal'
import { boardTotal } from '@leitai/shared/live'
import { idsOffWalls } from '@leitai/shared/offWalls'
import { type BoardId, SILENT_AFTER_MS, type Snapshot } from '@leitai/shared/protocol'
import { rankRows, type Standing } from '@leitai/shared/standings'
import { type Html, html, NOTHING } from './html.ts'
import { type LitePage, writePage } from './page.ts'
import type { LiteWords } from './words.ts'

const REFRESH_S = 10
const ROWS_A_COLUMN = 10
const COLUMNS = 2
const ROWS_A_PAGE = ROWS_A_COLUMN * COLUMNS
const WEEK_ROWS = 5
/** Longer names are set smaller. */
const LONG_NAME = 6
/** The stage moves by a few pixels with every minute, so that nothing burns in. */
const SHIFTS = 4
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export interface BoardView {
  words: LiteWords
  snapshot: Snapshot
  now: number
  /** From 0 up; beyond the last one it begins again. */
  page: number
  /** The address of a page of this board. */
  addressOf: (page: number) => string
  /** Redis does not answer: these are the numbers that were known before. */
  redisAway: boolean
}

/** The simple wall of a station: today's ranking page by page, the week, the goals, and of when that is. */
export function writeBoard(view: BoardView): string {
  const { words, snapshot, now, addressOf } = view
  const standings = standingsOf(snapshot, 'day')
  const pages = Math.max(1, Math.ceil(standings.length / ROWS_A_PAGE))
  const page = view.page % pages
  const stale = now - snapshot.asOf >= SILENT_AFTER_MS
  const options: Omit<LitePage, 'body'> = { words, refreshS: REFRESH_S, next: addressOf(page + 1), stale }
  const shift = Math.floor(now / MINUTE_MS) % SHIFTS
  const body = html`<div class="stage shift-${shift}">
${head(view)}
<table class="floor"><tr>
<td class="today"><div class="panel">${today(view, standings, page, pages)}</div></td>
<td class="beside"><div class="panel">${week(view)}${goal(view, 'day')}${goal(view, 'week')}</div></td>
</tr></table>
${foot(view, stale)}
</div>`
  return writePage({ ...options, body })
}

function head({ words, snapshot: { station }, now }: BoardView): Html {
  const local = new Date(now + offsetMs(now, station.timeZone))
  const date = words.date(local.getUTCMonth() + 1, local.getUTCDate(), local.getUTCDay())
  return html`<table class="head"><tr>
<td><h1><bdi>${station.name}</bdi></h1></td>
<td class="parent"><p><bdi>${station.parentName ?? ''}</bdi></p></td>
<td class="when">${date}</td>
<td class="clock" id="clock">${timeText(now, station.timeZone, false)}</td>
</tr></table>`
}

function title(name: string, note: string): Html {
  return html`<table class="title"><tr><td><h2>${name}</h2></td><td class="note">${note}</td></tr></table>`
}

function today({ words, snapshot }: BoardView, standings: Standing[], page: number, pages: number): Html {
  const { wallMetric } = snapshot.settings
  const from = page * ROWS_A_PAGE
  const shown = standings.slice(from, from + ROWS_A_PAGE)
  const columns = [shown.slice(0, ROWS_A_COLUMN), shown.slice(ROWS_A_COLUMN)].filter(
    (rows) => rows.length > 0,
  )
  const total = words.total(boardTotal(snapshot.boards[boardId(snapshot, 'day')]))
  const note = pages > 1 ? `${total} · ${words.pageOf(page + 1, pages)}` : total
  return html`${title(`${words.today} · ${words.metrics[wallMetric]}`, note)}
<table class="columns" id="today"><tr>${columns.map((rows) => html`<td>${rowsOf(words, snapshot, rows)}</td>`)}</tr></table>`
}

function week({ words, snapshot }: BoardView): Html {
  const counted = standingsOf(snapshot, 'week').filter(({ score }) => score > 0)
  const total = words.total(boardTotal(snapshot.boards[boardId(snapshot, 'week')]))
  const rows = rowsOf(words, snapshot, counted.slice(0, WEEK_ROWS))
  return html`${title(words.week, total)}<div id="week">${
    counted.length === 0 ? html`<p class="empty">${words.nobody}</p>` : rows
  }</div>`
}

function rowsOf(words: LiteWords, { members }: Snapshot, standings: readonly Standing[]): Html {
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const rows = standings.map(({ memberId, rank, score }) => {
    const name = names.get(memberId) ?? memberId
    return html`<tr class="${rank === 1 && score > 0 ? 'first' : 'other'}">
<td class="rank">${rank}</td><td class="${name.length > LONG_NAME ? 'name long' : 'name'}"><bdi>${name}</bdi></td>
<td class="score">${words.figure(score)}</td></tr>`
  })
  return html`<table class="rows">${rows}</table>`
}

function goal({ words, snapshot }: BoardView, kind: GoalKind): Html {
  const target = snapshot.goals[kind]
  if (target === null) return NOTHING
  const done = boardTotal(snapshot.boards[boardId(snapshot, kind)])
  const percent = Math.floor((done / target) * 100)
  return html`<table class="goal" id="goal-${kind}"><tr><td>${words.goals[kind]} ${percent}%</td>
<td class="figures">${words.figure(done)} / ${words.figure(target)}</td></tr></table>
<div class="bar"><div style="width: ${Math.min(percent, 100)}%"></div></div>`
}

/** Announcements take turns; beside them what the numbers are of. */
function foot({ words, snapshot, now, redisAway }: BoardView, stale: boolean): Html {
  const { timeZone } = snapshot.station
  const running = snapshot.announcements.filter(
    ({ ticker, startsAt, takeoverS }) => ticker || now < startsAt + takeoverS * 1000,
  )
  const news = running[Math.floor(now / (REFRESH_S * 1000)) % Math.max(running.length, 1)]
  const text = news ? [news.title, news.body].filter((part) => part !== '').join('　') : ''
  const old = words.asOf(asOfText(snapshot, now))
  return html`<table class="foot"><tr><td class="news"><bdi>${redisAway ? words.redisAway : text}</bdi></td>
<td class="time" id="time" data-old="${old}">${stale ? old : words.numbersOf(timeText(snapshot.asOf, timeZone, true))}</td></tr></table>`
}

/** Whoever stands below the place that the station shows walls is left out (S3), and who asked for it (H1). */
function standingsOf(snapshot: Snapshot, kind: GoalKind): Standing[] {
  const { wallTop } = snapshot.settings
  const off = idsOffWalls(snapshot.members)
  const standings = rankRows(snapshot.boards[boardId(snapshot, kind)].rows).filter(
    ({ memberId }) => !off.has(memberId),
  )
  return wallTop === null ? standings : standings.filter(({ rank }) => rank <= wallTop)
}

function boardId({ settings }: Snapshot, kind: GoalKind): BoardId {
  return `${kind}/${settings.wallMetric}`
}

/** The time of old numbers, with their date where that is not today's. */
function asOfText({ asOf, station: { timeZone } }: Snapshot, now: number): string {
  const localDay = (ms: number) => Math.floor((ms + offsetMs(ms, timeZone)) / DAY_MS)
  const time = timeText(asOf, timeZone, false)
  if (localDay(asOf) === localDay(now)) return time
  return `${new Date(localDay(asOf) * DAY_MS).toISOString().slice(5, 10)} ${time}`
}

function timeText(ms: number, timeZone: string, withSeconds: boolean): string {
  return new Date(ms + offsetMs(ms, timeZone)).toISOString().slice(11, withSeconds ? 19 : 16)
}
