/** What the wall's scenes are called, at the desk and in previews. */
import type { SceneId } from '@leitai/shared/sceneIds'

/** Today's ranking is no scene of the programme, but it is shown like one. */
type SceneNames = Record<SceneId | 'today', string>

export const sceneNamesZh: SceneNames = {
  today: '今日擂台',
  week: '本周擂台',
  podium: '冠军领奖台',
  goal: '目标进度',
  trend: '近八周走势',
  hall: '历届冠军与纪录',
  race: '今日赛道',
  replay: '一日回放',
  stations: '营业部比拼',
  duel: '擂台 PK',
  season: '旺季倒计时',
  poster: '喜报轮播',
  join: '扫码上擂台',
  idle: '时钟',
}

export const sceneNamesEn: SceneNames = {
  today: 'Today',
  week: 'This week',
  podium: 'Podium',
  goal: 'Goals',
  trend: 'Eight weeks',
  hall: 'Champions and records',
  race: "Today's race",
  replay: 'Replay of a day',
  stations: 'Stations compared',
  duel: 'Head to head',
  season: 'Season countdown',
  poster: 'Announcements',
  join: 'Join by phone',
  idle: 'Clock',
}
