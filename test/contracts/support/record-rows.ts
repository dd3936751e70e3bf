import { newKey } from '../../support/people.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { OFFICES } from './roles.js';
import type { Target } from './targets.js';

const input = (fields: Record<string, unknown>, himself: Target['himself']): Target => ({
  args: { input: { ...fields, idempotencyKey: newKey() } },
  himself,
});

/** Service records of a member of the leader's squad. */
export const RECORD_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.enterServiceRecord',
    allowed: [...OFFICES, 'leaderA'],
    fresh: true,
    target: async (targets) => {
      const { id, person } = await targets.member();
      return input(targets.recordInput(id), person);
    },
  },
  {
    field: 'Mutation.enterServiceRecords',
    allowed: [...OFFICES, 'leaderA'],
    fresh: true,
    target: async (targets) => {
      const { id, person } = await targets.member();
      return input({ records: [targets.recordInput(id)] }, person);
    },
  },
  {
    field: 'Mutation.confirmServiceRecords',
    allowed: [...OFFICES, 'leaderA'],
    fresh: true,
    target: async (targets) => {
      const { recordId, person } = await targets.pendingRecord();
      return input({ recordIds: [recordId] }, person);
    },
  },
  {
    field: 'Mutation.rejectServiceRecords',
    allowed: [...OFFICES, 'leaderA'],
    fresh: true,
    target: async (targets) => {
      const { recordId, person } = await targets.pendingRecord();
      return input({ recordIds: [recordId], reason: '时间有误' }, person);
    },
  },
  {
    field: 'Mutation.voidServiceRecord',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => {
      const { recordId, person } = await targets.confirmedRecord();
      return input({ recordId, reason: '误记' }, person);
    },
  },
  {
    field: 'Mutation.replaceServiceRecord',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => {
      const { id, recordId, person } = await targets.confirmedRecord();
      return input({ recordId, reason: '误记', record: targets.recordInput(id) }, person);
    },
  },
  {
    field: 'Mutation.disputeServiceRecord',
    allowed: ['himself'],
    fresh: true,
    target: async (targets) => {
      const { recordId, person } = await targets.confirmedRecord();
      return input({ recordId, reason: '少记一小时' }, person);
    },
  },
  {
    field: 'Mutation.answerDispute',
    allowed: OFFICES,
    fresh: true,
    target: async (targets) => {
      const { disputeId, person } = await targets.dispute();
      return input({ disputeId, outcome: 'REFUSED', answer: '已核对签到' }, person);
    },
  },
];
