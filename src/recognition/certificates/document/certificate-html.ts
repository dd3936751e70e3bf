import type { CertificateSnapshot } from '../certificate-snapshot.js';
import { escaped, hoursText } from '../verification-page.js';

/** The same as a page to be printed; nothing is loaded from anywhere. */
export function certificateHtml(snapshot: CertificateSnapshot, address: string, qrSvg: string): string {
  const { name, volunteerNo, issuerName, fromDay, untilDay, minutes, records, issuedOn, number, code } =
    snapshot;
  const rows = records
    .map(
      (record) =>
        `<tr><td>${record.day}</td><td>${escaped(record.occasion)}</td><td>${escaped(record.organisingUnit)}</td><td>${record.minutes}</td></tr>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>志愿服务记录证明 ${number}</title>
<style>@page{size:A4;margin:22mm}body{font-family:"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;line-height:2;max-width:170mm;margin:auto}h1{text-align:center}.body{text-indent:2em}.sign{text-align:right}.qr{display:flex;gap:1rem;align-items:center}.qr svg{width:38mm}table{break-before:page;width:100%;border-collapse:collapse;line-height:1.6}th{text-align:left;border-bottom:1px solid}td:last-child,th:last-child{text-align:right}</style>
<h1>志愿服务记录证明</h1>
<p class="body">兹证明 ${escaped(name)}（志愿者编号 ${escaped(volunteerNo)}）于 ${fromDay} 至 ${untilDay} 期间，在${escaped(issuerName)}参加志愿服务 ${records.length} 次，经确认的服务时长共计 ${hoursText(minutes)}（${minutes} 分钟）。</p>
<p class="body">服务记录明细附后。</p>
<p class="sign">${escaped(issuerName)}居民委员会<br>${issuedOn}</p>
<div class="qr">${qrSvg}<p>编号 ${number}<br>验证码 ${code}<br>${escaped(address)}</p></div>
<table>
<tr><th>日期</th><th>服务</th><th>组织单位</th><th>分钟</th></tr>
${rows}
</table>
</html>
`;
}
