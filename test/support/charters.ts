/** A charter in the simple form that has all it must contain, as somebody would paste it. */
export const simpleCharter = (name = '龙桥书画协会', change: Readonly<Record<number, string>> = {}): string =>
  [
    `${name}章程`,
    ...[
      `本会名称为${name}，简称书画协会。`,
      '本会是社区居民自愿组成的非营利团体。',
      '本会宗旨：以书会友，丰富社区文化生活。',
      '本会接受社区居委会的指导和街道办事处的监督。',
      '本会住所：社区活动室。',
      '本会活动范围：书画交流、展览和公益教学。',
      '凡年满十八周岁、爱好书画的居民，申请并经同意后成为会员。',
      '会员大会每年召开一次，三分之二以上会员到会有效。',
      '本会经费来自会费和捐赠，用于章程规定的活动，收支每年公布。',
      '本会设会长一人，由会员大会选举产生，任期三年。',
    ].map((text, index) => `第${'一二三四五六七八九十'[index] ?? ''}条 ${change[index + 1] ?? text}`),
  ].join('\n');

/** A meeting of ten at which eight of nine that came were for it. */
export const MEETING = {
  ...{ meetingOn: '2026-06-14', meetingForm: 'MEMBERS', expected: 10, present: 9 },
  ...{ votesFor: 8, votesAgainst: 0, abstained: 1 },
};
