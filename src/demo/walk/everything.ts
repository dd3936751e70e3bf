import { walkAward } from './award.js';
import { walkCertificate } from './certificate.js';
import { walkMainJob } from './main-job.js';
import { walkNeedsAndHours } from './needs-and-hours.js';
import { walkNotice } from './notice.js';
import { walkOrganisation } from './organisation.js';
import { walkTimeBank } from './time-bank.js';
import type { WalkClient } from './walk-client.js';

/** The main job, then from a need to hours, then what hours are good for, a certificate of them, a public notice, an award and an organisation. @throws WalkFault at the first difference */
export async function walkEverything(walk: WalkClient): Promise<void> {
  await walkMainJob(walk);
  await walkNeedsAndHours(walk);
  await walkTimeBank(walk);
  await walkCertificate(walk);
  await walkNotice(walk);
  await walkAward(walk);
  await walkOrganisation(walk);
}
