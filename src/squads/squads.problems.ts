import { defineFieldFault, defineProblem, type ProblemFactory } from '../kernel/problem.js';

/** What keeps a volunteer from a membership; `details.obstacles` of the refusal lists all that apply. */
const OBSTACLES = {
  SQUAD_CLOSED: defineProblem('SQUAD_CLOSED', {
    zh: '该服务小组已撤销',
    en: 'The squad has been closed',
  }),
  VOLUNTEER_NOT_SERVING: defineProblem('VOLUNTEER_NOT_SERVING', {
    zh: '该志愿者未通过审核、已暂停或已退出，不能编入小组',
    en: 'The volunteer is not accepted, is suspended or has left, and cannot belong to a squad',
  }),
  OTHER_COMMUNITY: defineProblem('OTHER_COMMUNITY', {
    zh: '志愿者与服务小组不属于同一社区',
    en: 'The volunteer and the squad are of different communities',
  }),
  ALREADY_MEMBER: defineProblem('ALREADY_MEMBER', {
    zh: '该志愿者已是本小组成员',
    en: 'The volunteer belongs to this squad already',
  }),
  ADULT_REQUIRED: defineProblem('ADULT_REQUIRED', {
    zh: '未成年人不得参加该类服务小组',
    en: 'A squad of this kind takes no minors',
  }),
  TRAINING_REQUIRED: defineProblem('TRAINING_REQUIRED', {
    zh: '该类服务小组须先完成培训',
    en: 'A squad of this kind asks for its training to be completed first',
  }),
  SQUAD_LIMIT: defineProblem('SQUAD_LIMIT', {
    zh: '该志愿者所在小组数已达上限',
    en: 'The volunteer belongs to as many squads as are allowed',
  }),
  PRIMARY_TAKEN: defineProblem('PRIMARY_TAKEN', {
    zh: '该志愿者已有主要小组，请先结束原主要小组或改为兼任',
    en: 'The volunteer has a primary squad already; end that one first, or assign this one as a further squad',
  }),
} as const satisfies Record<string, ProblemFactory>;

export type ObstacleCode = keyof typeof OBSTACLES;

/** The refusal for a list of obstacles that is not empty: its code is the first one's. */
export function refusedFor(obstacles: readonly ObstacleCode[], details: Record<string, string> = {}): Error {
  const [first] = obstacles;
  if (!first) throw new Error('no obstacle to refuse for');
  return OBSTACLES[first]({ obstacles, ...details });
}

export const squadClosed = OBSTACLES.SQUAD_CLOSED;

export const squadNameTaken = defineProblem('SQUAD_NAME_TAKEN', {
  zh: '本社区已有名为“{name}”的服务小组',
  en: 'The community has a squad named “{name}” already',
});

export const membershipEnded = defineProblem('MEMBERSHIP_ENDED', {
  zh: '该成员关系已于 {untilDay} 结束',
  en: 'This membership ended on {untilDay} already',
});

export const underAgeService = defineProblem('UNDER_AGE_SERVICE', {
  zh: '未满 {age} 周岁不能参加此类服务',
  en: 'This kind of service is for {age} and older',
});

export const leaderNotMember = defineProblem('LEADER_NOT_MEMBER', {
  zh: '组长须是本小组成员',
  en: 'A leader must be a member of the squad',
});

export const leaderNotAdult = defineProblem('LEADER_NOT_ADULT', {
  zh: '组长须为成年人',
  en: 'A leader must be an adult',
});

export const proposalStale = defineProblem('PROPOSAL_STALE', {
  zh: '提出方案后志愿者或小组情况已变化，请重新生成方案',
  en: 'Volunteers or squads have changed since the proposal was made; make a new one',
});

export const proposalApplied = defineProblem('PROPOSAL_APPLIED', {
  zh: '该方案已经执行过',
  en: 'This proposal has been applied already',
});

export const solverTimeout = defineProblem('SOLVER_TIMEOUT', {
  zh: '在 {seconds} 秒内未能算出分组方案，请稍后再试',
  en: 'No assignment was found within {seconds} seconds; please try again later',
});

export const SQUAD_DAY_IN_FUTURE = defineFieldFault('SQUAD_DAY_IN_FUTURE', {
  zh: '不能晚于今天（{today}）',
  en: 'must not be later than today ({today})',
});

export const MEMBERSHIP_DAY_TOO_EARLY = defineFieldFault('MEMBERSHIP_DAY_TOO_EARLY', {
  zh: '不能早于 {earliest}',
  en: 'must not be earlier than {earliest}',
});

export const UNASSIGNED_NO_ELIGIBLE_SQUAD = defineFieldFault('NO_ELIGIBLE_SQUAD', {
  zh: '没有符合条件的服务小组',
  en: 'there is no squad whose conditions he meets',
});

export const UNASSIGNED_NO_FREE_PLACE = defineFieldFault('NO_FREE_PLACE', {
  zh: '符合条件的服务小组名额已满',
  en: 'the squads whose conditions he meets have no free place',
});
