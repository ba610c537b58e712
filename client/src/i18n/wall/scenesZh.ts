/** Words of the wall's scenes. */
import type { GoalKind } from '@leitai/shared/goal'
import { sceneNamesZh } from '../sceneNames.ts'

const figures = new Intl.NumberFormat('en-US')
const figure = (n: number) => figures.format(n)

const duelKinds: Record<GoalKind, string> = { day: '今日', week: '本周' }

export const scenesZh = {
  overtake: {
    needs: '还差',
    toCatch: '件追上',
    truck: (time: string) => `${time} 末班车`,
    minutes: (n: number) => `还有 ${n} 分钟`,
  },

  podiumTitles: { day: '昨日冠军', week: '上周冠军', month: '上月冠军' },
  noChampions: {
    day: '昨日没有揽收，冠军之位虚席以待',
    week: '上周没有揽收，冠军之位虚席以待',
    month: '上月没有揽收，冠军之位虚席以待',
  },

  aHead: (n: number) => `人均 ${figure(n)} 件`,
  reachedHead: (reached: number, all: number) => `${reached} / ${all} 人已达`,

  raceTitle: '今日赛道',
  raceOverTitle: '赛道回顾',
  pacer: '目标配速',
  pack: (n: number) => `另有 ${n} 人`,

  stationsTitle: '营业部比拼',
  stationsHead: '人均件数',
  stationsGoal: '目标完成',
  stationsTotal: '今日件数',

  duelTitle: '擂台 PK',
  duelKinds,
  versus: 'PK',
  ahead: { before: '领先', after: '件' },
  level: '难分高下',

  joinTitle: '我的名次，扫码就看',
  joinSteps: ['微信或浏览器扫一扫', '输入工号，设一个六位 PIN', '看名次、差距和每一件'],
  joinHint: '二维码自动更新，只在站内使用',

  seasonAhead: '距开始还有',
  seasonRunning: '连今天还有',

  sceneNames: {
    ...sceneNamesZh,
    takeover: '喜报占满大屏',
    'award-third': '颁奖：季军',
    'award-second': '颁奖：亚军',
    'award-first': '颁奖：冠军',
    'award-poster': '颁奖：喜报海报',
  },
  previewTitle: '大屏画面预览',
  previewLead: '示例数据，不连营业部。',
  previewMark: '预览 · 示例数据',
  previewOfStation: '预览',
  previewSkipped: '没有内容，节目单会跳过',
  caseNames: {
    usual: '平常',
    few: '三人',
    many: '六十人',
    ties: '并列',
    long: '长名字',
    zero: '未开张',
    huge: '大数字',
    public: '公开大屏',
  },

  idleSlogan: '擂台已开，冠军等你们来挑战！',
}
