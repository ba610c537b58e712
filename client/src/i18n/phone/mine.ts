/** What a courier reads and decides about their own data. */
import { createTexts } from '../createTexts.ts'

const zh = {
  title: '我的资料与隐私',
  walls: '大屏上的我',
  alias: '别名（对外大屏上用它代替姓名）',
  aliasHint: '留空就显示成“姓＊”。40 字以内，不能和同事的名字一样。',
  offWalls: '不上大屏',
  offWallsHint: '大屏上不再写您的名字，名次照样算，手机上同事仍看得到。',
  managerDecides: '这个营业部由经理决定谁不上大屏，可以在下面申请。',
  save: '保存',
  saving: '正在保存…',
  saved: '已保存，马上生效。',
  devices: '登录的设备',
  thisOne: '这一台',
  since: (time: string) => `${time} 登录`,
  signOut: '退出这一台',
  signOutOf: (device: string) => `退出 ${device}`,
  unknownDevice: '未知设备',
  export: '我的全部数据',
  exportNote: '揽收、任职、异议、更正、挑战、目标、回执和登录记录，存成一个 JSON 文件。',
  download: '下载',
  preparing: '正在准备…',
}

const en: typeof zh = {
  title: 'My data and privacy',
  walls: 'Me on walls',
  alias: 'Alias (walls in public show it instead of the name)',
  aliasHint: "Left empty, only the family name is shown. 40 characters at most, and nobody else's name.",
  offWalls: 'Leave me off walls',
  offWallsHint:
    'Walls do not write your name any more. You are ranked all the same; colleagues see it on their phones.',
  managerDecides: 'At this station the manager decides who is left off walls: ask below.',
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved. It holds from now on.',
  devices: 'Signed in on',
  thisOne: 'this one',
  since: (time) => `since ${time}`,
  signOut: 'Sign out there',
  signOutOf: (device) => `Sign out of ${device}`,
  unknownDevice: 'an unknown device',
  export: 'All my data',
  exportNote:
    'Pickups, postings, disputes, corrections, challenges, goals, receipts and where you are signed in, as one JSON file.',
  download: 'Download',
  preparing: 'Preparing…',
}

/** Words about one's own data, in the language in use. */
export const useMineTexts = createTexts(zh, en)
