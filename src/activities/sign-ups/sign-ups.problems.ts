import { defineProblem } from '../../kernel/problem.js';

export const signUpClosed = defineProblem('SIGN_UP_CLOSED', {
  zh: '活动的开始时间已过，不能再报名、退出或答复',
  en: 'The activity’s start is past: nobody signs up, leaves or answers any more',
});
export const alreadySignedUp = defineProblem('ALREADY_SIGNED_UP', {
  zh: '该志愿者已报名此活动（{status:SignUpStatus}）',
  en: 'The volunteer is signed up for this activity already ({status:SignUpStatus})',
});
export const overlappingSignUp = defineProblem('OVERLAPPING_SIGN_UP', {
  zh: '该志愿者在这段时间已有其他活动报名',
  en: 'The volunteer is signed up for another activity in this time',
});
export const positionFull = defineProblem('POSITION_FULL', {
  zh: '该岗位名额已满',
  en: 'The position has no free place',
});
export const membersOnly = defineProblem('MEMBERS_ONLY', {
  zh: '此活动仅限活动当日的小组成员参加',
  en: 'This activity is for those who are members of the squad on its day',
});
export const invitationRequired = defineProblem('INVITATION_REQUIRED', {
  zh: '此活动仅限受邀志愿者参加',
  en: 'This activity is for those who were invited',
});
export const mayNotServe = defineProblem('VOLUNTEER_MAY_NOT_SERVE', {
  zh: '该志愿者当前状态（{status:VolunteerStatus}）不能参加活动',
  en: 'A volunteer in the state “{status:VolunteerStatus}” cannot take part in activities',
});
export const signUpEnded = defineProblem('SIGN_UP_ENDED', {
  zh: '该报名已结束（{status:SignUpStatus}）',
  en: 'This sign-up is over ({status:SignUpStatus})',
});
export const signUpNotInvited = defineProblem('SIGN_UP_NOT_INVITED', {
  zh: '该报名没有待答复的邀请（现为“{status:SignUpStatus}”）',
  en: 'There is no invitation to answer (the sign-up is “{status:SignUpStatus}”)',
});
export const signUpNotOffered = defineProblem('SIGN_UP_NOT_OFFERED', {
  zh: '该报名没有待确认的名额（现为“{status:SignUpStatus}”）',
  en: 'There is no offered place to answer (the sign-up is “{status:SignUpStatus}”)',
});
export const offerExpired = defineProblem('OFFER_EXPIRED', {
  zh: '名额保留至 {time}，已过期',
  en: 'The place was kept until {time} and has expired',
});
export const attendanceRecorded = defineProblem('ATTENDANCE_RECORDED', {
  zh: '该志愿者已有签到记录，不能移出活动',
  en: 'The volunteer has attendance on record and cannot be removed',
});
