import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { EVERYBODY, OFFICES, SIGNED_IN } from './roles.js';
import type { Target, Targets } from './targets.js';

const others = SIGNED_IN.filter((role) => role !== 'himself');
const REASON = '情况已核实';

const objected = async (targets: Targets): Promise<Target> => {
  const { objectionId, person } = await targets.timeBank.objection();
  return { args: { input: { objectionId, upheld: true, reason: REASON } }, himself: person };
};

/** Public notices and the objections to them; `himself` made the objection, or is whom the notice is about. */
export const NOTICE_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.publishNotice',
    allowed: OFFICES,
    fresh: true,
    target: async (targets, { communityA }) => {
      const { id, person } = await targets.timeBank.someone();
      return { args: { input: targets.timeBank.noticeInput(communityA, id) }, himself: person };
    },
  },
  {
    field: 'Mutation.closeNotice',
    allowed: OFFICES,
    endsWith: 'NOTICE_STILL_OPEN',
    target: async (targets) => {
      const { noticeId, person } = await targets.timeBank.notice();
      return { args: { input: { noticeId } }, himself: person };
    },
  },
  {
    field: 'Mutation.withdrawNotice',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => {
      const { noticeId, person } = await targets.timeBank.notice();
      return { args: { input: { noticeId, reason: REASON } }, himself: person };
    },
  },
  {
    field: 'Mutation.objectToNotice',
    allowed: SIGNED_IN,
    fresh: true,
    target: async (targets) => {
      const { noticeId, person } = await targets.timeBank.notice();
      const statement = { name: '李明', contact: '楼下门卫转', text: '时长与签到表不符' };
      return { args: { input: { noticeId, ...statement, idempotencyKey: newKey() } }, himself: person };
    },
  },
  { field: 'Mutation.decideObjection', allowed: OFFICES, fresh: true, target: objected },
];

export const NOTICE_QUERY_ROWS: readonly MatrixRow[] = [
  {
    field: 'Query.publicNotice',
    allowed: EVERYBODY,
    target: async (targets) => {
      const { noticeId, person } = await targets.timeBank.notice();
      return { args: { id: noticeId }, himself: person };
    },
  },
  {
    field: 'Query.publicNotices',
    allowed: EVERYBODY,
    target: async (targets, { communityA }) => ({
      args: { placeCode: communityA },
      himself: (await targets.timeBank.notice()).person,
    }),
  },
  {
    field: 'Query.myObjections',
    allowed: ['himself'],
    empty: others,
    target: async (targets) => ({ args: {}, himself: (await targets.timeBank.objection()).person }),
  },
  {
    field: 'Query.objections',
    allowed: OFFICES,
    target: async (targets, { communityA }) => ({
      args: { placeCode: communityA },
      himself: (await targets.timeBank.objection()).person,
    }),
  },
];

export const noticeArguments = (
  noticeId: string,
  communityA: string,
): Record<string, Record<string, unknown>> => ({
  'Query.publicNotice': { id: noticeId },
  'Query.publicNotices': { placeCode: communityA },
  'Query.objections': { placeCode: communityA },
});
