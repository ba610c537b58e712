import type { RefusalCode } from '@leitai/shared/refusal'
import type { RosterError, RosterErrorCode, WordedRosterError } from '@leitai/shared/roster'

export type Language = 'zh' | 'en'

/** What each refusal says to a person. The code is the contract, these are its words. */
const WORDS: Record<RefusalCode, Record<Language, string>> = {
  not_json: { zh: '不是有效的 JSON。', en: 'This is not valid JSON.' },
  invalid_pickup: {
    zh: '揽收记录的字段“{field}”无效。',
    en: 'The field “{field}” of the pickup is not valid.',
  },
  unknown_courier: { zh: '没有这个工号的揽收员。', en: 'There is no courier with this number.' },
  unknown_station: { zh: '没有这个营业部。', en: 'There is no such station.' },
  not_posted: { zh: '该员工当时没有任职的营业部。', en: 'The courier has no posting at that time.' },
  pickup_in_future: {
    zh: '揽收时间超前五分钟以上。',
    en: 'The pickup is dated more than five minutes ahead.',
  },
  version_conflict: {
    zh: '同一版本号已有不同内容的记录，未作改动。',
    en: 'The same version with other content is already recorded; nothing was changed.',
  },
  forbidden_station: {
    zh: '该营业部不在您（或此密钥）的权限之内。',
    en: 'That station is not among yours, or not among those of this key.',
  },
  invalid_request: { zh: '“{field}”无效。', en: '“{field}” is not valid.' },
  invalid_period: { zh: '没有这样的周期。', en: 'There is no such period.' },
  too_large: {
    zh: '请求过大：一次最多 1000 条或 1 MiB，更多请用 NDJSON 流。',
    en: 'Too large: at most 1,000 pickups or 1 MiB at once; send more as an NDJSON stream.',
  },
  body_too_slow: {
    zh: '请求内容传得太慢，请重试。',
    en: 'The content of the request took too long; try again.',
  },
  unsupported_media_type: { zh: '不支持这种内容类型。', en: 'This content type is not supported.' },
  too_many_requests: { zh: '请求过于频繁，请稍后再试。', en: 'Too many requests; try again in a moment.' },
  not_found: { zh: '没有这个地址。', en: 'There is nothing at this address.' },
  unknown_pickup: { zh: '该营业部没有这条揽收记录。', en: 'The station has no such pickup.' },
  pickup_changed: {
    zh: '这条揽收刚有新的变化，请重新核对。',
    en: 'The pickup has changed meanwhile; look at it again.',
  },
  pickup_exists: {
    zh: '该营业部已有这个运单号，请在原记录上更正。',
    en: 'The station has this waybill already: correct that one.',
  },
  not_applicable: {
    zh: '这条揽收目前的状态不能这样处理。',
    en: 'This cannot be done to the pickup as it stands.',
  },
  unknown_dispute: { zh: '没有这条异议。', en: 'There is no such dispute.' },
  dispute_closed: {
    zh: '这条异议已经处理过了。',
    en: 'This dispute has been dealt with already.',
  },
  too_many_disputes: {
    zh: '待处理的或今天提出的异议太多，请等经理处理后再提。',
    en: 'You have too many disputes open, or opened today; wait for your manager to answer some.',
  },
  too_many_challenges: {
    zh: '进行中的 PK 太多，请等几场结束或撤下后再发起。',
    en: 'Too many challenges are open; wait for some to end, or withdraw one.',
  },
  manager_decides: {
    zh: '这个营业部由经理决定谁不上大屏：请在手机上向经理申请。',
    en: 'At this station the manager decides who is left off walls: ask them on your phone.',
  },
  goal_is_set: {
    zh: '经理已经给您定了这个目标。',
    en: 'Your manager has set this goal for you.',
  },
  unknown_challenge: { zh: '没有这场 PK。', en: 'There is no such challenge.' },
  challenge_closed: {
    zh: '这场 PK 已经有了答复，或者已经过期。',
    en: 'This challenge has its answer, or has expired.',
  },
  unknown_announcement: {
    zh: '没有这条喜报或通报，可能已经撤下。',
    en: 'There is no such announcement; it may have been withdrawn.',
  },
  announcement_begun: {
    zh: '这条已经发出，不能再改。可以撤回，改好了再发。',
    en: 'It is out already and cannot be changed. Withdraw it, and post it anew.',
  },
  too_many_kudos: {
    zh: '今天的掌声已经送完，明天再来。',
    en: "You have given all of today's kudos; more tomorrow.",
  },
  unknown_final: { zh: '这一期还没有定榜。', en: 'This period has no final yet.' },
  unknown_draft: {
    zh: '没有待确认的更正，可能已经处理过了。',
    en: 'There is no draft to apply; it may have been dealt with.',
  },
  draft_changed: {
    zh: '更正内容又有变化，请重新核对。',
    en: 'The draft has changed meanwhile; look at it again.',
  },
  unknown_ceremony: { zh: '这场颁奖已经结束。', en: 'This ceremony is over.' },
  ceremony_running: {
    zh: '其中有营业部正在颁奖，请先结束那一场。',
    en: 'One of the stations has a ceremony under way; end that one first.',
  },
  ceremony_moved: {
    zh: '另一位管理员已经翻到别的一步，请看清后再继续。',
    en: 'Somebody else has moved the ceremony on; look where it stands and go on from there.',
  },
  nobody_honoured: {
    zh: '这一期没有揽收，没有人可以颁奖。',
    en: 'Nothing was collected in this period: there is nobody to honour.',
  },
  unauthenticated: { zh: '请先登录，或提供有效的密钥。', en: 'Sign in first, or send a valid key.' },
  forbidden: { zh: '没有权限。', en: 'You may not do this.' },
  foreign_origin: { zh: '拒绝来自其他网站的请求。', en: 'Requests from another site are refused.' },
  wrong_password: { zh: '密码不对。', en: 'The password is wrong.' },
  one_time_expired: {
    zh: '链接或一次性密码已过期：请让给您开账号的人再发一个。',
    en: 'The link or one-time password has expired: ask whoever made your account for another.',
  },
  wrong_pin: { zh: '工号或 PIN 不对。', en: 'The number or the PIN is wrong.' },
  pin_is_set: {
    zh: '这个工号已经设过 PIN：请用已有的 PIN 登录，忘了就请经理重发。',
    en: 'This number has a PIN already: sign in with it, or ask your manager for a new one.',
  },
  weak_pin: {
    zh: '这个 PIN 太好猜了：别用连号、重复的数字或工号。',
    en: 'This PIN is too easy to guess: no run, no repetition, not your number.',
  },
  unknown_account: { zh: '没有这个账号。', en: 'There is no such account.' },
  account_exists: { zh: '这个登录名已经有人用了。', en: 'Somebody has this sign-in name already.' },
  own_account: {
    zh: '不能停用、更改或删除自己的账号，请另一位管理员来做。',
    en: 'You cannot disable, change or remove your own account; ask another manager to.',
  },
  unknown_unit: { zh: '没有这个单位。', en: 'There is no such unit.' },
  too_many_attempts: { zh: '尝试次数过多，请稍后再试。', en: 'Too many attempts; try again later.' },
  ticket_expired: { zh: '二维码已失效，请重新扫描。', en: 'This code has expired; scan the new one.' },
  pairing_expired: { zh: '配对码不对或已失效。', en: 'The pairing code is wrong or has expired.' },
  wall_away: {
    zh: '这块大屏现在收不到指令：它没有回应，或者是简版画面。',
    en: 'This wall cannot be told anything now: it is silent, or it is a simple one.',
  },
  invalid_roster: { zh: '名册有误，未作任何改动。', en: 'The roster has mistakes; nothing was changed.' },
  roster_changed: {
    zh: '名册刚被他人修改，请重试。',
    en: 'Somebody else has just changed the roster; try again.',
  },
  unavailable: {
    zh: '服务暂时不可用，请稍后再试；没有得到确认的揽收请重发。',
    en: 'The service is away for the moment. Try again; send again whatever was not acknowledged.',
  },
  archive_unreadable: {
    zh: '这些日期已归档，而归档文件缺失或损坏；修复归档文件后请再试。',
    en: 'These days are in the archive, and its file is missing or damaged. Try again once it is mended.',
  },
  internal: { zh: '服务器内部错误，已记录。', en: 'An internal error; it has been logged.' },
}

/** Where no one field is at fault, but the whole thing is something else. */
const WITHOUT_FIELD: Partial<Record<RefusalCode, Record<Language, string>>> = {
  invalid_pickup: { zh: '这不是一条揽收记录。', en: 'This is not a pickup.' },
  invalid_request: { zh: '请求无效。', en: 'The request is not valid.' },
}

/** The sentence for a refusal. */
export function wordsOf(code: RefusalCode, language: Language, field = ''): string {
  const words = (field === '' && WITHOUT_FIELD[code]) || WORDS[code]
  return words[language].replace('{field}', field)
}

/** What each mistake in a roster says to a person. */
const ROSTER_WORDS: Record<RosterErrorCode, Record<Language, string>> = {
  not_a_table: { zh: '无法按表格读取。', en: 'This cannot be read as a table.' },
  not_a_workbook: {
    zh: '这不是可读的 Excel 工作簿（.xlsx）。旧的 .xls 请另存为 .xlsx。',
    en: 'This is no workbook that can be read (.xlsx). Save an old .xls as .xlsx.',
  },
  too_large: {
    zh: '表太大：最多 200000 行、100 列；请分成几份。',
    en: 'The table is too large: 200,000 rows and 100 columns at most. Send it in parts.',
  },
  empty: { zh: '这里是空的。', en: 'This is empty.' },
  contradicts: {
    zh: '“{value}”与这个工号前面一行写的不一样。',
    en: '“{value}” is not what an earlier line says of the same courier.',
  },
  missing_column: { zh: '缺少这一列。', en: 'This column is missing.' },
  not_valid: { zh: '内容无效。', en: 'This is not valid.' },
  not_a_date: { zh: '“{value}”不是有效日期。', en: '“{value}” is not a date.' },
  stands_twice: { zh: '“{value}”重复出现。', en: '“{value}” stands here twice.' },
  below_itself: { zh: '单位“{value}”不能隶属于自己。', en: 'Unit “{value}” cannot be below itself.' },
  calendar_in_use: {
    zh: '营业部“{value}”已有揽收记录：时区和日起点只能写在 changes 里、至少提前十分钟更改，周起点不能更改。',
    en: 'Station “{value}” has pickups already: its time zone and the start of its day change by an entry in “changes” that begins at least ten minutes from now, the start of its week never.',
  },
  day_too_short: {
    zh: '营业部“{value}”在这次更改前的一天不足一小时。',
    en: 'This change leaves station “{value}” less than an hour of the day before it.',
  },
  no_such_unit: { zh: '没有单位“{value}”。', en: 'There is no unit “{value}”.' },
  no_such_station: { zh: '没有营业部“{value}”。', en: 'There is no station “{value}”.' },
  not_yours: {
    zh: '“{value}”不在您的权限之内，不能改动。',
    en: '“{value}” is beyond your rights; you cannot change it.',
  },
}

/** A mistake in a roster with its sentence. */
export function wordedRosterError(error: RosterError, language: Language): WordedRosterError {
  return { ...error, message: ROSTER_WORDS[error.code][language].replace('{value}', error.value ?? '') }
}

/** Of an `Accept-Language` header: the language that comes first; English for other programs, which send none. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const [first = ''] = (acceptLanguage ?? '').split(',')
  return /^\s*zh\b/i.test(first) ? 'zh' : 'en'
}
