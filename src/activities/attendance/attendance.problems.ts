import { defineProblem } from '../../kernel/problem.js';

export const attendanceNotOpen = defineProblem('ATTENDANCE_NOT_OPEN', {
  zh: '活动尚未开始（{status}），不能签到签退',
  en: 'The activity has not been started ({status}); nobody checks in or out yet',
});
export const attendanceCancelled = defineProblem('ATTENDANCE_CANCELLED', {
  zh: '活动已取消，不再签到签退',
  en: 'The activity was cancelled; there is no attendance',
});
export const attendanceTooLate = defineProblem('ATTENDANCE_TOO_LATE', {
  zh: '活动结束已超过 {days} 天，不再接受签到签退',
  en: 'The activity ended more than {days} days ago; attendance is not accepted any more',
});
export const attendanceInFuture = defineProblem('ATTENDANCE_IN_FUTURE', {
  zh: '所报时间尚未到来，请检查设备时钟',
  en: 'The stated time is still to come; please check the clock of the device',
});
export const outsideAttendanceWindow = defineProblem('OUTSIDE_ATTENDANCE_WINDOW', {
  zh: '只能在开始前 {opensMinutes} 分钟至结束后 {closesMinutes} 分钟之间签到签退',
  en: 'Check-in and check-out are open from {opensMinutes} minutes before the start to {closesMinutes} minutes after the end',
});
export const checkInCodeInvalid = defineProblem('CHECK_IN_CODE_INVALID', {
  zh: '签到码不正确或已过期，请扫描当前的签到码',
  en: 'The code is wrong or has expired; please take the one that is shown now',
});
export const checkInCodeRequired = defineProblem('CHECK_IN_CODE_REQUIRED', {
  zh: '请填写现场出示的签到码',
  en: 'Please give the code that is shown on the spot',
});
export const clockOffsetTooLarge = defineProblem('CLOCK_OFFSET_TOO_LARGE', {
  zh: '设备时钟误差超过 {toleranceMinutes} 分钟，请校准后再报',
  en: 'The clock of the device is wrong by more than {toleranceMinutes} minutes; please set it first',
});
export const notSignedUp = defineProblem('NOT_SIGNED_UP', {
  zh: '该志愿者没有确认报名此活动',
  en: 'The volunteer holds no confirmed place at this activity',
});
export const ownAttendance = defineProblem('OWN_ATTENDANCE', {
  zh: '不能证明自己的出勤，请用签到码或由他人证明',
  en: 'Nobody attests his own attendance; use the code, or ask somebody else',
});
export const codeOfAnother = defineProblem('CODE_OF_ANOTHER', {
  zh: '签到码只能为本人使用；为他人请作证明，不填签到码',
  en: 'A code is used for oneself; for somebody else attest, without a code',
});
export const eventIdReused = defineProblem('EVENT_ID_REUSED', {
  zh: '该事件编号已用于另一次签到或签退',
  en: 'This event id was used for another check-in or check-out',
});
export const attendanceSettled = defineProblem('ATTENDANCE_SETTLED', {
  zh: '该志愿者在此活动的出勤已结算，有误请更正服务记录',
  en: 'The volunteer’s attendance at this activity is settled; correct the service record instead',
});
