import { defineFieldFault, defineProblem } from '../kernel/problem.js';

export const needStatusNotAllowed = defineProblem('NEED_STATUS_NOT_ALLOWED', {
  zh: '该需要当前状态（{status:NeedStatus}）下不能这样做',
  en: 'This cannot be done with a need in this state ({status:NeedStatus})',
});
export const notAMediation = defineProblem('NOT_A_MEDIATION', {
  zh: '只有调解有办理期限，可以延长',
  en: 'Only a mediation has a time limit that can be extended',
});
export const mediationExtended = defineProblem('MEDIATION_EXTENDED', {
  zh: '调解期限已于 {extendedOn} 延长，只能延长一次',
  en: 'The time for the mediation was extended on {extendedOn}; that can be done once only',
});
export const needErased = defineProblem('NEED_ERASED', {
  zh: '申请人已注销，内容已删除，不能再记录',
  en: 'The requester’s data was erased and the contents with it; nothing more is recorded',
});

export const requesterErasesHimself = defineProblem('REQUESTER_ERASES_HIMSELF', {
  zh: '申请人有自己的账号，由本人注销；这里只删除无账号者的信息',
  en: 'The requester has an account and erases his data himself; this is for those without one',
});

export const NEED_DETAILS_OTHER_KIND = defineFieldFault('NEED_DETAILS_OTHER_KIND', {
  zh: '只能填写与“{kind:SquadKind}”类别相应的内容',
  en: 'only what belongs to the kind “{kind:SquadKind}” may be given',
});
export const WISHED_SPAN = defineFieldFault('WISHED_SPAN', {
  zh: '期望结束时间须晚于期望开始时间',
  en: 'the wished end is after the wished start',
});
export const WISHED_TIME_PAST = defineFieldFault('WISHED_TIME_PAST', {
  zh: '期望时间已过',
  en: 'the wished time is past already',
});
export const REQUESTER_TWICE = defineFieldFault('REQUESTER_TWICE', {
  zh: '有账号的只填登录手机号，没有账号的只填姓名等资料',
  en: 'give the number of somebody with an account, or the particulars of somebody without one, not both',
});
export const REQUESTER_IS_SELF = defineFieldFault('REQUESTER_IS_SELF', {
  zh: '这是您本人的手机号；为自己申请无需填写',
  en: 'this is your own number; leave it out to ask for yourself',
});
export const SQUAD_NOT_FOR_NEED = defineFieldFault('SQUAD_NOT_FOR_NEED', {
  zh: '须为本社区同类别的服务小组',
  en: 'must be a squad of the need’s kind in its community',
});
export const MEDIATION_AGREEMENT_NEEDED = defineFieldFault('MEDIATION_AGREEMENT_NEEDED', {
  zh: '达成协议后才有协议内容和司法确认',
  en: 'there is a text and a judicial confirmation of an agreement only',
});
export const NOTHING_TO_RECORD = defineFieldFault('NOTHING_TO_RECORD', {
  zh: '至少填写一项进展',
  en: 'give at least one thing to record',
});
export const STATISTICS_PERIOD = defineFieldFault('STATISTICS_PERIOD', {
  zh: '截止日不能早于起始日',
  en: 'the last day is not before the first',
});
