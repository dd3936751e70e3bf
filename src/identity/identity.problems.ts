import { defineFieldFault, defineProblem } from '../kernel/problem.js';

export const loginRefused = defineProblem('LOGIN_REFUSED', {
  zh: '账号、密码或验证码不正确',
  en: 'The login, the password or the code is wrong',
});
export const tooManyAttempts = defineProblem('TOO_MANY_ATTEMPTS', {
  zh: '尝试次数过多，请在 {retryAfterSeconds} 秒后再试',
  en: 'Too many attempts; try again in {retryAfterSeconds} seconds',
});
export const accountExists = defineProblem('ACCOUNT_EXISTS', {
  zh: '该手机号已有账号，请用验证码登录',
  en: 'This number has an account already; log in with a code',
});
export const accountNotFound = defineProblem('ACCOUNT_NOT_FOUND', {
  zh: '没有使用该手机号的账号，请对方先注册账号',
  en: 'There is no account with this number; its owner has to register it first',
});
export const refreshRefused = defineProblem('REFRESH_REFUSED', {
  zh: '登录已失效，请重新登录',
  en: 'The session is not valid any more; log in again',
});
export const rolePlaceMismatch = defineProblem('ROLE_PLACE_MISMATCH', {
  zh: '该角色不能授予此级别的区划',
  en: 'This role is not held in a place of this kind',
});
export const ownRole = defineProblem('OWN_ROLE', {
  zh: '不能给自己授予或撤销角色，请由他人办理',
  en: 'Nobody grants or revokes his own roles; ask somebody else',
});
export const roleNotGrantable = defineProblem('ROLE_NOT_GRANTABLE', {
  zh: '您不能授予这一角色',
  en: 'You cannot grant this role',
});
export const administratorApart = defineProblem('ADMINISTRATOR_APART', {
  zh: '系统管理员不接触个人信息，其账号不能再有其他角色',
  en: 'An administrator sees no personal data; his account takes no other role',
});
export const roleHeld = defineProblem('ROLE_HELD', {
  zh: '对方在此区划已有该角色',
  en: 'The role is held there already',
});
export const codeSenderMissing = defineProblem('CODE_SENDER_MISSING', {
  zh: '尚未配置短信发送，请用密码登录',
  en: 'No sender of codes is configured; log in with a password',
});

export const MOBILE_FORMAT = defineFieldFault('MOBILE_FORMAT', {
  zh: '手机号应为 11 位数字，以 13–19 开头',
  en: 'a mobile number has 11 digits and starts with 13 to 19',
});
export const PASSWORD_COMMON = defineFieldFault('PASSWORD_COMMON', {
  zh: '密码过于常见，请换一个',
  en: 'this password is among the commonest; take another one',
});
export const PASSWORD_MONOTONOUS = defineFieldFault('PASSWORD_MONOTONOUS', {
  zh: '密码至少要有三个不同的字符',
  en: 'a password has at least three different characters',
});
export const PASSWORD_IS_LOGIN = defineFieldFault('PASSWORD_IS_LOGIN', {
  zh: '密码不能包含账号',
  en: 'the password must not contain the login',
});
