import { registerLabelled } from '../platform/graphql/vocabulary-types.js';
import {
  HouseholdCategory,
  JudicialConfirmation,
  MediationOutcome,
  MediationSource,
  NeedUrgency,
  PatrolHandling,
  PatrolShift,
  RightsReferral,
  RightsStatus,
} from './need-vocabulary.js';
import { NeedStatus } from './need.entity.js';

registerLabelled(NeedStatus, 'NeedStatus', '需要的状态 · state of a need', {
  OPEN: '待受理 · waiting to be accepted',
  ACCEPTED: '已受理 · accepted by a squad',
  SCHEDULED: '已安排 · an activity is planned',
  FULFILLED: '已办结 · fulfilled',
  DECLINED: '不予受理 · declined',
  WITHDRAWN: '已撤回 · withdrawn',
});
registerLabelled(NeedUrgency, 'NeedUrgency', '紧急程度 · how urgent it is', {
  URGENT: '紧急 · urgent',
  SOON: '尽快 · soon',
  ORDINARY: '一般 · ordinary',
});
registerLabelled(MediationSource, 'MediationSource', '调解来源 · how a mediation came about', {
  ASKED: '当事人申请 · asked for by a party',
  OFFERED: '主动调解 · offered by the committee',
  REFERRED: '移送委托 · referred by court, police or another office',
});
registerLabelled(MediationOutcome, 'MediationOutcome', '调解结果 · how a mediation ended', {
  AGREEMENT: '达成协议 · agreement',
  NONE: '未达成协议 · no agreement',
  WITHDRAWN: '当事人撤回 · withdrawn by a party',
});
registerLabelled(
  JudicialConfirmation,
  'JudicialConfirmation',
  '司法确认 · confirmation of an agreement by a court',
  {
    NOT_ASKED: '未申请 · not asked for',
    ASKED: '已申请 · asked for',
    CONFIRMED: '已确认 · confirmed',
    REFUSED: '不予确认 · refused',
  },
);
registerLabelled(RightsReferral, 'RightsReferral', '转介去向 · where a rights case was referred to', {
  LEGAL_AID_12348: '12348 公共法律服务热线 · legal service hotline 12348',
  LEGAL_AID_CENTRE: '法律援助中心 · legal aid centre',
  LABOUR_INSPECTION: '劳动保障监察 · labour inspection',
  TRADE_UNION: '工会 · trade union',
  WOMENS_FEDERATION: '妇联 · women’s federation',
  DISABLED_FEDERATION: '残联 · disabled persons’ federation',
  COURT: '法院 · court',
  OTHER: '其他 · other',
});
registerLabelled(RightsStatus, 'RightsStatus', '维权进展 · how far a rights case has come', {
  IN_PROGRESS: '办理中 · in progress',
  REFERRED: '已转介 · referred',
  TAKEN_UP: '对方已受理 · taken up there',
  RESOLVED: '已解决 · resolved',
  UNRESOLVED: '未解决 · not resolved',
});
registerLabelled(HouseholdCategory, 'HouseholdCategory', '家庭类别 · category of a household on relief', {
  MINIMUM_LIVING: '低保 · minimum living allowance',
  EXTREME_HARDSHIP: '特困 · extreme hardship',
  NEAR_MINIMUM: '低保边缘 · near the minimum',
  EXPENDITURE: '支出型困难 · hardship by expenditure',
  OTHER: '其他 · other',
});
registerLabelled(PatrolShift, 'PatrolShift', '巡逻班次 · shift of a patrol', {
  DAY: '日间 · by day',
  EVENING: '傍晚 · in the evening',
  NIGHT: '夜间 · by night',
});
registerLabelled(PatrolHandling, 'PatrolHandling', '发现情况的处置 · what was done about what was found', {
  NONE: '无需处置 · nothing needed',
  ON_THE_SPOT: '现场劝导 · dealt with on the spot',
  TOLD_COMMITTEE: '报告居委会 · the committee was told',
  TOLD_POLICE: '告知社区民警 · the community’s police officer was told',
  REPORTED_110: '拨打 110 报警 · reported to 110',
});
