import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import { PolicyService } from '../../policies/policy.service.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { SignalKind } from '../record-signal.entity.js';
import { type ServiceRecordEntity, ServiceRecordStatus } from '../service-record.entity.js';
import { type Handling, reciprocalPair, type SignalTerms } from './record-signals.js';
import { type HandledRecord, handledSince } from './signal-facts.js';
import type { RaisedSignal } from './signal-store.js';

const DAY_MILLISECONDS = 86_400_000;

/** Two volunteers with accounts, one of whom handled a record of the other up to an instant. */
interface Pair {
  readonly served: VolunteerEntity;
  readonly handler: VolunteerEntity;
  readonly until: Date;
  readonly terms: SignalTerms;
}

/** Whether records were typed in or confirmed within closed pairs of volunteers. */
@Injectable()
export class PairSignals {
  constructor(private readonly policies: PolicyService) {}

  async of(view: ReadView, records: readonly ServiceRecordEntity[]): Promise<RaisedSignal[]> {
    const pairs = await this.pairsOf(view, records);
    if (pairs.length === 0) return [];
    const since = earliestOf(pairs);
    // Hardly anybody who serves handles records, and this ends here; those who do may have handled thousands.
    const served = new Map(pairs.map((pair) => [pair.served.accountId, pair.served]));
    const byServed = await handledSince(view, accountsOf(pairs.map((pair) => pair.served)), since);
    const mutual = pairs.filter(({ served: { accountId }, handler }) =>
      byServed.some((each) => each.accountId === accountId && each.volunteerId === handler.id),
    );
    if (mutual.length === 0) return [];
    const handlers = new Map(mutual.map((pair) => [pair.handler.accountId, pair.handler]));
    const byHandler = await handledSince(view, accountsOf(mutual.map((pair) => pair.handler)), since);
    const handled = [...byServed, ...byHandler];
    const handlings = handled.flatMap((each) => handlingOf(each, [served, handlers]));
    const communities = new Map(handled.map((each) => [each.recordId, each.communityCode]));
    return mutual.flatMap(({ served: one, handler: other, until, terms }) => {
      const found = reciprocalPair([one.id, other.id], handlings, { until, terms });
      const kind = SignalKind.RECIPROCAL_PAIR;
      return (found?.recordIds ?? []).map((recordId) => ({
        ...{ recordId, kind, communityCode: communities.get(recordId) ?? '' },
        figures: found?.figures ?? {},
      }));
    });
  }

  private async pairsOf(view: ReadView, records: readonly ServiceRecordEntity[]): Promise<Pair[]> {
    const accountIds = [...new Set(records.flatMap((record) => handlingsOf(record).map(([id]) => id)))];
    const volunteers = view.manager.getRepository(VolunteerEntity);
    const handlers = accountIds.length === 0 ? [] : await volunteers.findBy({ accountId: In(accountIds) });
    if (handlers.length === 0) return [];
    const servedIds = [...new Set(records.map((record) => record.volunteerId))];
    const served = await volunteers.findBy({ id: In(servedIds) });
    const pairs: Pair[] = [];
    for (const record of records) {
      const one = served.find(({ id }) => id === record.volunteerId);
      const { signals: terms } = await this.policies.policyOfVersion(view, record.policyVersionId);
      for (const [accountId, until] of handlingsOf(record)) {
        const handler = handlers.find((volunteer) => volunteer.accountId === accountId);
        if (one?.accountId && handler && handler.id !== one.id)
          pairs.push({ served: one, handler, until, terms });
      }
    }
    return pairs;
  }
}

/** Which accounts handled a record, and when; attendance is nobody's word. */
function handlingsOf(record: ServiceRecordEntity): [accountId: string, at: Date][] {
  const { activityId, recordedByAccountId, recordedAt, confirmedByAccountId, decidedAt, status } = record;
  const confirmed = confirmedByAccountId && decidedAt && status !== ServiceRecordStatus.REJECTED;
  return [
    ...(activityId === null ? [[recordedByAccountId, recordedAt] as [string, Date]] : []),
    ...(confirmed ? [[confirmedByAccountId, decidedAt] as [string, Date]] : []),
  ];
}

function handlingOf(
  { recordId, accountId, volunteerId, at }: HandledRecord,
  people: readonly ReadonlyMap<string | null, VolunteerEntity>[],
): Handling[] {
  const by = people.map((known) => known.get(accountId)).find((person) => person !== undefined);
  return by ? [{ recordId, byVolunteerId: by.id, forVolunteerId: volunteerId, at }] : [];
}

const accountsOf = (people: readonly VolunteerEntity[]): string[] => [
  ...new Set(people.flatMap(({ accountId }) => (accountId ? [accountId] : []))),
];

const earliestOf = (pairs: readonly Pair[]): Date =>
  new Date(
    Math.min(
      ...pairs.map(({ until, terms }) => until.getTime() - terms.reciprocalPairDays * DAY_MILLISECONDS),
    ),
  );
