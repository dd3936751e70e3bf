import { defineFieldFault, defineProblem } from '../kernel/problem.js';

export const mailSenderMissing = defineProblem('MAIL_SENDER_MISSING', {
  zh: '系统未配置邮件发送服务，不能选择邮件通知',
  en: 'No sender of mail is configured; mail cannot be chosen',
});

export const WEBHOOK_ADDRESS = defineFieldFault('WEBHOOK_ADDRESS', {
  zh: '回调地址须为 https:// 开头的公网地址，不含账号与密码',
  en: 'a webhook is an https:// address on the public internet, without a user name or password',
});

export const MAIL_ADDRESS = defineFieldFault('MAIL_ADDRESS', {
  zh: '邮箱地址格式不对',
  en: 'is not a mail address',
});
