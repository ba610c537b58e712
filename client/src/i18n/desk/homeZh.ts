import type { UnreadAnnouncement } from '@leitai/shared/todo'

/** Of an announcement that many have not seen, and how names are listed. */
type UnreadWords = UnreadAnnouncement & { list(names: string[]): string }

/** The overview: figures, what needs doing, stations. */
export const homeZh = {
  home: {
    title: '总览',
    summary: {
      today: (metric: string) => `今日合计 · ${metric}`,
      week: (metric: string) => `本周合计 · ${metric}`,
      mixed: '各按大屏指标',
      goals: '今日达标',
      walls: '大屏在线',
      ofStations: (done: number, all: number) => `${done} / ${all} 个营业部`,
      ofWalls: (online: number, all: number) => `${online} / ${all}`,
      noGoals: '还没有设目标',
    },
    todo: '要办的事',
    nothingToDo: '都办妥了。',
    nothingToDoHint: '目标已设，大屏在线，揽收正常。可以发一条喜报鼓鼓劲。',
    todos: {
      pendingPickups: (n: number) => `${n} 个营业部有揽收待核实`,
      openDisputes: (n: number) => `${n} 个营业部有员工提出异议或申请`,
      finalDraft: (n: number) => `${n} 个营业部有定榜后的更正待确认`,
      noCouriers: (n: number) => `${n} 个营业部还没有揽收员工`,
      silentWall: (n: number) => `${n} 个营业部有大屏没有回应`,
      noKey: (n: number) => `${n} 个营业部还没有接上数据`,
      behind: (n: number) => `${n} 个营业部有人明显落后于本周进度`,
      noPickup: (n: number) => `${n} 个营业部今天还没有揽收`,
      unread: (n: number) => `${n} 个营业部的重要通报有一半人没看`,
      noGoal: (n: number) => `${n} 个营业部还没有设目标`,
      noWall: (n: number) => `${n} 个营业部还没有大屏`,
    },
    todoHints: {
      pendingPickups: '一下子来得太多的揽收，核实后一键计入',
      openDisputes: '看看是哪一条，写一句答复',
      finalDraft: '看看冠军变不变，写一句理由就生效',
      noCouriers: '在名册里导入他们的任职',
      silentWall: '看看电视是否通电、联网',
      noKey: '建一把密钥，让扫描枪或运单系统把揽收送来',
      behind: '按周目标均摊推算，只有您看得到；看看要帮谁一把',
      noPickup: '确认扫描枪或运单系统在送数据',
      unread: '置顶或紧急的，发出两小时还有一半人没看；点开看是谁，当面说一声',
      noGoal: '设一个日目标或周目标，大屏就会显示进度',
      noWall: '用电视打开大屏页，输入 8 位配对码',
    },
    more: (n: number) => `还有 ${n} 个`,
    unread: ({ title, names, unseen, posted, list }: UnreadWords) =>
      `“${title}”：${list(names)}${unseen > names.length ? '等' : ''} ${unseen} / ${posted} 人没看`,
    /** What one click settles. */
    atOnce: {
      verb: {
        pendingPickups: () => '全部计入',
        finalDraft: (n: number) => `确认 ${n} 项冠军不变的`,
        silentWall: () => '让其他屏亮出编号',
      } satisfies Record<string, (n: number) => string>,
      going: '即将办理…',
      nothing: '已经没有可以一键办的了，请点开看看。',
      counting: (station: string, names: string[], pickups: number, parcels: number) =>
        `${station}：${names.slice(0, 3).join('、')}${names.length > 3 ? `等 ${names.length} 人` : ''}的 ${pickups} 条、共 ${parcels} 件即将计入。`,
      taking: (station: string, n: number) => `${station}：${n} 项冠军不变的更正即将生效。`,
      takenReason: '核对无误，冠军不变',
      identified: (n: number, silent: string[]) =>
        `${n} 块大屏正在亮出编号，持续 10 秒${silent.length > 0 ? `；没亮的是${silent.map((name) => `“${name}”`).join('、')}` : ''}。`,
    },
    stations: '各营业部',
    columns: {
      station: '营业部',
      today: '今日',
      week: '本周',
      leader: '今日领先',
      lastPickup: '最近揽收',
      walls: '大屏',
      couriers: '员工',
    },
    noGoal: '未设目标',
    goalOf: (goal: string) => `目标 ${goal}`,
    reached: '已达标',
    noLeader: '暂无',
    never: '还没有',
    noWall: '未配对',
    wallsOnline: (online: number, total: number) => `${online}/${total} 在线`,
    noMatch: '没有符合的营业部。',
    empty: {
      title: '从名册开始',
      lead: '擂台还没有营业部。',
      action: '导入名册',
    },
  },
}
