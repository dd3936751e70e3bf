import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { serviceDayOf } from '../../kernel/service-day.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import { PolicyService } from '../../policies/policy.service.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { SignalKind } from '../record-signal.entity.js';
import type { ServiceRecordEntity } from '../service-record.entity.js';
import * as rules from './record-signals.js';
import { takenTimes, typedIn } from './signal-facts.js';
import type { RaisedSignal } from './signal-store.js';

const MINUTE_MILLISECONDS = 60_000;

/** What records that were just entered signal: about their time, the volunteer's registration, and who typed them in. */
@Injectable()
export class EntrySignals {
  constructor(private readonly policies: PolicyService) {}

  async of(view: ReadView, records: readonly ServiceRecordEntity[]): Promise<RaisedSignal[]> {
    return [
      ...(await this.ofTimes(view, records)),
      ...(await this.ofRegistrations(view, records)),
      ...(await this.ofBursts(view, records)),
    ];
  }

  private async ofTimes(view: ReadView, records: readonly ServiceRecordEntity[]): Promise<RaisedSignal[]> {
    const raised: RaisedSignal[] = [];
    const taken = await takenTimes(view, records);
    for (const record of records) {
      const terms = await this.termsOf(view, record);
      const his = taken.filter(
        ({ volunteerId, source }) => volunteerId === record.volunteerId && source !== record.id,
      );
      // What it stands in for told of the same time, of course.
      const claims = his.filter(({ source }) => source !== record.replacesId);
      const served = his.filter((time) => time.served);
      const found = [
        [
          SignalKind.OVERLAP_ACROSS_UNITS,
          rules.overlapAcrossUnits({ ...record, unit: rules.unitOf(record) }, claims),
        ],
        [SignalKind.IMPLAUSIBLE_SPAN, rules.implausibleSpan(record, served, terms)],
      ] as const;
      for (const [kind, figures] of found) if (figures) raised.push(signalOn(record, kind, figures));
    }
    return raised;
  }

  private async ofRegistrations(
    view: ReadView,
    records: readonly ServiceRecordEntity[],
  ): Promise<RaisedSignal[]> {
    const raised: RaisedSignal[] = [];
    const ids = [...new Set(records.map((record) => record.volunteerId))];
    const volunteers = await view.manager.getRepository(VolunteerEntity).findBy({ id: In(ids) });
    for (const record of records) {
      const volunteer = volunteers.find(({ id }) => id === record.volunteerId);
      if (!volunteer) continue;
      const registeredOn = serviceDayOf(volunteer.registeredAt);
      const terms = await this.termsOf(view, record);
      const figures = rules.soonAfterRegistration(record.serviceDay, registeredOn, terms);
      if (figures) raised.push(signalOn(record, SignalKind.SOON_AFTER_REGISTRATION, figures));
    }
    return raised;
  }

  /** The burst that an entry completes is told of all its entries. */
  private async ofBursts(view: ReadView, records: readonly ServiceRecordEntity[]): Promise<RaisedSignal[]> {
    const raised: RaisedSignal[] = [];
    const byHand = records.filter(({ activityId }) => activityId === null);
    for (const versionId of new Set(byHand.map((record) => record.policyVersionId))) {
      const entered = byHand.filter((record) => record.policyVersionId === versionId);
      const { signals: terms } = await this.policies.policyOfVersion(view, versionId);
      const accountIds = [...new Set(entered.map((record) => record.recordedByAccountId))];
      const entries = await typedIn(view, accountIds, spreadOf(entered, terms));
      for (const accountId of accountIds) {
        const own = entries.filter((entry) => entry.accountId === accountId);
        const inBurst = rules.manyEntries(
          own.map(({ recordId, at }) => ({ id: recordId, at })),
          terms,
        );
        for (const { recordId, communityCode } of own) {
          const figures = inBurst.get(recordId);
          if (figures) raised.push({ recordId, communityCode, kind: SignalKind.MANY_ENTRIES, figures });
        }
      }
    }
    return raised;
  }

  /** By the policy that the record was entered under, as for everything else about it. */
  private async termsOf(view: ReadView, record: ServiceRecordEntity): Promise<rules.SignalTerms> {
    return (await this.policies.policyOfVersion(view, record.policyVersionId)).signals;
  }
}

export const signalOn = (
  { id, communityCode }: ServiceRecordEntity,
  kind: SignalKind,
  figures: rules.Figures,
): RaisedSignal => ({ recordId: id, communityCode, kind, figures });

/** From the earliest to the latest moment that can belong to a burst with one of the records. */
function spreadOf(records: readonly ServiceRecordEntity[], { manyEntriesWithinMinutes }: rules.SignalTerms) {
  const times = records.map((record) => record.recordedAt.getTime());
  const margin = manyEntriesWithinMinutes * MINUTE_MILLISECONDS;
  return { from: new Date(Math.min(...times) - margin), until: new Date(Math.max(...times) + margin) };
}
