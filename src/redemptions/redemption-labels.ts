import { registerLabelled } from '../platform/graphql/vocabulary-types.js';
import { RedemptionStatus } from './redemption.entity.js';

registerLabelled(RedemptionStatus, 'RedemptionStatus', '兑换的状态 · state of a redemption', {
  REQUESTED: '已申请 · requested',
  HELD: '时长已冻结，待安排 · minutes are held, waiting to be scheduled',
  MATCHED: '已安排服务 · service is scheduled',
  SERVED: '已服务，待确认 · served, waiting to be confirmed',
  CONFIRMED: '受益人已确认 · confirmed by the beneficiary',
  CAPTURED: '已扣除，办结 · minutes are used, done',
  DISPUTED: '有异议，冻结至决定 · disputed, frozen until decided',
  CANCELLED: '已取消，时长退回 · cancelled, minutes are back',
  EXPIRED: '逾期未服务，时长退回 · expired, minutes are back',
});
