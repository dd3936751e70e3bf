import { labelText } from '../../kernel/problem.js';
import type { CertificateVerification } from './certificates.types.js';

/** For text between tags and in attributes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** `2 小时 30 分` */
export const hoursText = (minutes: number): string => `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;

/** A plain page with the five facts, or that there is no such certificate. */
export function verificationPage({ validity, ...facts }: CertificateVerification): string {
  const hours = facts.minutes === null ? null : hoursText(facts.minutes);
  const rows = [
    [
      '结果 · result',
      `${labelText('CertificateValidity', validity, 'zh-CN')} · ${labelText('CertificateValidity', validity, 'en')}`,
    ],
    ['志愿者 · volunteer', facts.maskedName],
    ['时长 · time', hours],
    ['期间 · period', facts.period],
    ['开具单位 · issued by', facts.issuer],
  ].filter((row): row is [string, string] => row[1] !== null);
  const lines = rows.map(([head, text]) => `<tr><th>${head}</th><td>${escaped(text)}</td></tr>`).join('\n');
  return page(`<table>
${lines}
</table>`);
}

/** Where number and code of a certificate on paper are typed in. */
export const verificationForm = (number: string): string =>
  page(`<form action="/verify" method="get">
<p><label>证明编号 · number<br><input name="number" value="${escaped(number)}" maxlength="40" required></label></p>
<p><label>验证码 · code<br><input name="code" maxlength="40" autocomplete="off" required></label></p>
<p><button>验证 · verify</button></p>
</form>`);

export const tooManyPage = (seconds: number): string =>
  page(`<p>尝试次数过多，请 ${seconds} 秒后再试。</p>
<p>Too many attempts; try again in ${seconds} seconds.</p>`);

const page = (body: string): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>志愿服务记录证明 · 验证</title>
<style>body{font-family:sans-serif;margin:2rem auto;max-width:36rem;padding:0 1rem}th{text-align:left;padding-right:1.5rem;white-space:nowrap}td,th{padding-block:.4rem;vertical-align:top}input{width:100%;font-size:1.1rem;padding:.3rem}</style>
<h1>志愿服务记录证明</h1>
${body}
</html>
`;
