import type { CategoryProfile } from './category-profiles.js';
import { listed } from './listed.js';

/** The articles of a model charter in the simple form, each of one or more paragraphs. */
export const simpleArticles = ({ purpose, scope, leader, special }: CategoryProfile): string[][] => [
  ['本会名称为{name}。'],
  ['本会是{community}居民自愿组成的群众性团体，具有非营利性质，不从事经营活动。'],
  [`本会的宗旨是：${purpose}。本会特别致力于：{purpose}。`],
  ['本会接受{community}居民委员会的指导和{street}的监督管理，遵守法律法规，尊重公序良俗。'],
  ['本会住所设在{premises}。'],
  ['本会的活动范围是：', ...listed(scope)],
  [
    '凡在本社区居住或者工作，认同本章程的人，均可申请加入；经负责人同意并列入名册，即为成员。',
    '成员可以选举和被选举、参加活动、查阅账目、提出意见，也可以随时退出；成员应当遵守本章程，爱护本会名誉。',
  ],
  ['全体成员会议每年至少召开一次。三分之二以上成员到会，会议有效；决议须经到会成员过半数赞成。'],
  [
    `本会设${leader}一人，为负责人，必要时设副职和财务负责人；均由全体成员会议选举产生，任期三年，可以连选连任。不称职的，由全体成员会议罢免。`,
  ],
  [
    '本会经费来自成员自愿缴纳的会费、捐赠和有关方面的资助，只用于本会活动。收支由专人记账，每年向成员公布一次，不得在成员中分配。',
  ],
  ...special.map((article) => [...article]),
  ['志愿服务时长只作表彰和回馈服务的依据，任何人不得以金钱买卖。'],
  [
    '修改本章程，由全体成员会议按第八条的比例通过，并在三十日内报原备案单位核准后生效。本会不再活动的，经全体成员会议决定后申请注销，剩余财产用于本社区公益事业。',
  ],
];
