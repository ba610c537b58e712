/** Made-up couriers for previews. Nobody of this name is meant. */
import type { Member } from '@leitai/shared/protocol'

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const GIVEN = ['静', '志远', '晓燕', '伟', '明', '海峰', '丽', '建国', '敏', '雨桐', '洋', '思远']

/** Names as long as they come: twenty signs in Chinese, Latin, Uyghur and Tibetan letters, and four. */
const LONG_NAMES = [
  '阿卜杜热合曼·买买提艾力·阿不都克力木江',
  'Maximilian Schneider',
  'ئابدۇراخمان تۇرسۇنجان',
  'བསོད་ནམས་རྡོ་རྗེ་བཀྲ་ཤིས',
  '欧阳明月',
  'Wolfeschlegelsteinha',
  'གཡུ་སྒྲོན',
  'ئالىم تۇرسۇن',
  '司马相如',
  'Anna Katharina Moser',
]

function ordinaryName(index: number): string {
  const surname = SURNAMES[index % SURNAMES.length] ?? ''
  return surname + (GIVEN[(index * 7 + Math.floor(index / SURNAMES.length)) % GIVEN.length] ?? '')
}

/** So many couriers; with `long`, of long names only. */
export function people(count: number, long: boolean): Member[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(1_001 + index),
    name: long ? (LONG_NAMES[index % LONG_NAMES.length] ?? '') : ordinaryName(index),
  }))
}

/** Made-up names of stations, short or long. */
export function stationNames(count: number, long: boolean): string[] {
  const short = ['东门', '南郊', '清河', '新城', '城西', '解放路', '经开区', '火车站', '滨江', '大学城']
  const lengthy = ['高新技术产业开发区第二综合', 'Ürümqi Tianshan ', 'ئۈرۈمچى شەھەرلىك']
  const names = long ? lengthy : short
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / names.length)
    return `${names[index % names.length] ?? ''}${round > 0 ? round + 1 : ''}营业部`
  })
}
