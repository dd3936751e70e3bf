import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { fromDist } from '../support/dist.mjs';
import { machine } from '../support/report.mjs';
import { snapshotOf } from './seeded-certificates.mjs';

const { SeededRandom } = await fromDist('demo/seeded-random.js');
const { certificatePdf } = await fromDist('recognition/certificates/document/certificate-pdf.js');
const { Fonts } = await fromDist('platform/documents/fonts.js');

/**
 * Makes certificates as PDF one after the other, as a job does: how many a second, how large, and how much memory the process
 * needs at most. `node bench/certificates/documents-bench.mjs --count 1000 --records 20`
 */
const { values } = parseArgs({
  options: { count: { type: 'string', default: '1000' }, records: { type: 'string', default: '20' } },
});
const [count, records] = [Number(values.count), Number(values.records)];
console.log(
  machine()
    .map((line) => `- ${line}`)
    .join('\n'),
);
const random = new SeededRandom(510_502);
const begun = performance.now();
const fonts = new Fonts();
const ready = performance.now();
let bytes = 0;
for (let index = 0; index < count; index += 1) {
  const snapshot = snapshotOf(random, index, records);
  const address = `https://example.cn/verify/${snapshot.number}?code=${snapshot.code}`;
  const document = await certificatePdf(snapshot, address, fonts);
  if (document.subarray(0, 5).toString() !== '%PDF-') throw new Error('not a PDF');
  bytes += document.length;
}
const seconds = (performance.now() - ready) / 1000;
console.log(`
| Certificates | Records each | Certificates/s | KiB each | Most memory, MiB | Fonts read in, ms |
|---|--:|--:|--:|--:|--:|
| ${count} | ${records} | ${(count / seconds).toFixed(1)} | ${(bytes / count / 1024).toFixed(0)} | ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} | ${(ready - begun).toFixed(0)} |`);
