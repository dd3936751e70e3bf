import { normalizeMobile } from '../../kernel/mobile.js';
import { normalizePersonName } from '../../kernel/person-name.js';
import type { FieldFault } from '../../kernel/problem.js';
import { type LocalDate, serviceDayOf } from '../../kernel/service-day.js';
import type { SquadKind } from '../../kernel/vocabulary.js';
import { type ByDetailsField, detailsFaults } from '../need-details-field.js';
import type { RequesterWithoutAccount } from '../need-vault.js';
import { REQUESTER_TWICE, WISHED_SPAN, WISHED_TIME_PAST } from '../needs.problems.js';

/** What is filled in to ask for something. */
export interface NeedRequest extends ByDetailsField {
  readonly kind: SquadKind;
  readonly wishedStartAt?: Date | null;
  readonly wishedEndAt?: Date | null;
  readonly requester?: RequesterWithoutAccount | null;
  readonly requesterPhone?: string | null;
}

/** Who it is for, in the normal form in which it is kept; both null: for him who asks. */
export interface NormalRequester {
  readonly withoutAccount: RequesterWithoutAccount | null;
  /** The 11 digits that somebody with an account logs in with. */
  readonly accountPhone: string | null;
}

export type NeedRequestVerdict =
  | { readonly ok: true; readonly requester: NormalRequester }
  | { readonly ok: false; readonly faults: FieldFault[] };

/** Checks a request as a whole (domain.md rules 3, 12 and 13): every fault at once, by the input's path. */
export function checkNeedRequest(request: NeedRequest, now: Date): NeedRequestVerdict {
  const faults = [...detailsFaults(request, request.kind), ...wishFaults(request, now)];
  const { requester, requesterPhone } = request;
  if (requester && requesterPhone) faults.push({ path: 'input.requesterPhone', code: REQUESTER_TWICE });
  const accountPhone = requesterPhone ? normalizeMobile(requesterPhone) : null;
  if (requesterPhone && !accountPhone) faults.push({ path: 'input.requesterPhone', code: 'MOBILE_FORMAT' });
  const person = requester ? checkRequester(requester, serviceDayOf(now)) : null;
  faults.push(...(person?.faults ?? []));
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, requester: { withoutAccount: person?.normal ?? null, accountPhone } };
}

function checkRequester(
  requester: RequesterWithoutAccount,
  today: LocalDate,
): { normal: RequesterWithoutAccount; faults: FieldFault[] } {
  const name = normalizePersonName(requester.name);
  const phone = normalizeMobile(requester.phone);
  const { birthDate } = requester;
  const faults: FieldFault[] = [];
  if (!name.ok) faults.push({ path: 'input.requester.name', code: name.fault });
  if (!phone) faults.push({ path: 'input.requester.phone', code: 'MOBILE_FORMAT' });
  if (birthDate > today) faults.push({ path: 'input.requester.birthDate', code: 'BIRTH_DATE_FUTURE' });
  return { normal: { name: name.ok ? name.name : '', phone: phone ?? '', birthDate }, faults };
}

function wishFaults({ wishedStartAt, wishedEndAt }: NeedRequest, now: Date): FieldFault[] {
  if (wishedStartAt && wishedEndAt && wishedEndAt <= wishedStartAt) {
    return [{ path: 'input.wishedEndAt', code: WISHED_SPAN }];
  }
  if (wishedEndAt && wishedEndAt <= now) return [{ path: 'input.wishedEndAt', code: WISHED_TIME_PAST }];
  const startPast = wishedStartAt && !wishedEndAt && wishedStartAt <= now;
  return startPast ? [{ path: 'input.wishedStartAt', code: WISHED_TIME_PAST }] : [];
}
