import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { invalidInput } from '../../kernel/problem.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { newId } from '../../platform/database/new-id.js';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor } from '../../platform/security/actor.js';
import { FilingFactsReader, memberCounts } from '../filing-facts.js';
import { RosterService } from '../members/roster.service.js';
import { isInForce } from '../organisation-lifecycle.js';
import type { OrganisationEntity } from '../organisation.entity.js';
import { IN_FUTURE } from '../organisations.problems.js';
import { CharterVersions } from './charter-versions.js';
import { articlesOf, type CharterText, readCharterText } from './charter-text.js';
import { submitUntil, voteFault } from './charter-vote.js';
import { CharterStage, CharterVersionEntity, MeetingForm } from './charter.entity.js';
import type {
  AdoptCharterInput,
  ChangeCharterDraftInput,
  CoveredItemInput,
  DraftCharterInput,
} from './charters.inputs.js';
import {
  charterChanged,
  charterLate,
  charterOpen,
  charterUnreadable,
  expectedNotRoster,
  NO_SUCH_ARTICLE,
} from './charters.problems.js';

const OPEN = [CharterStage.DRAFT, CharterStage.ADOPTED, CharterStage.SUBMITTED];

/** Writing a charter and deciding on it in a meeting (domain.md rules 45 and 46). */
@Injectable()
export class ChartersService {
  constructor(
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
    private readonly roster: RosterService,
    private readonly facts: FilingFactsReader,
    private readonly versions: CharterVersions,
  ) {}

  /**
   * Begins the next version, from its text in the usual form.
   * @returns its id
   * @throws Problem NOT_FOUND, FORBIDDEN, CHARTER_OPEN, CHARTER_UNREADABLE, INVALID_INPUT, IDEMPOTENCY_KEY_REUSED
   */
  draft(actor: Actor, input: DraftCharterInput): Promise<string> {
    const accountId = actor.requireAccount();
    const call = { accountId, key: input.idempotencyKey, operation: 'draftCharter', input };
    return this.versions.ofOrganisation(actor, input.organisationId, (transaction, organisation) =>
      this.idempotency.once(transaction, call, async () => {
        const { id: organisationId } = organisation;
        const all = transaction.repo(CharterVersionEntity);
        const open = await all.findOneBy({ organisationId, stage: In(OPEN) });
        if (open) throw charterOpen({ number: open.number, stage: open.stage });
        const id = newId();
        await all.insert({
          ...{ id, organisationId, number: ((await all.maximum('number', { organisationId })) ?? 0) + 1 },
          ...{
            form: input.form,
            stage: CharterStage.DRAFT,
            revision: 1,
            ...written(input.text, input.covered),
          },
          ...{ draftedByAccountId: accountId, draftedAt: this.clock.now(), ...NOT_ADOPTED },
          ...{ submittedAt: null, submittedByAccountId: null, decidedAt: null, decidedByAccountId: null },
          effectiveOn: null,
        });
        await this.versions.note(transaction, actor, 'draft', organisation, id);
        return id;
      }),
    );
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN, CHARTER_STATUS_NOT_ALLOWED, CHARTER_CHANGED, CHARTER_UNREADABLE, INVALID_INPUT */
  change(actor: Actor, { versionId, revision, text, form, covered }: ChangeCharterDraftInput): Promise<void> {
    return this.versions.prepare(actor, versionId, [CharterStage.DRAFT], async (transaction, version) => {
      if (version.revision !== revision) throw charterChanged({ revision: version.revision });
      const change = { ...written(text, covered), form: form ?? version.form, revision: revision + 1 };
      await transaction.repo(CharterVersionEntity).update({ id: versionId }, change);
    });
  }

  /** Gives up what was not submitted. @throws Problem NOT_FOUND, FORBIDDEN, CHARTER_STATUS_NOT_ALLOWED */
  discard(actor: Actor, versionId: string): Promise<void> {
    const stages = [CharterStage.DRAFT, CharterStage.ADOPTED];
    return this.versions.prepare(actor, versionId, stages, async (transaction, _, organisation) => {
      await transaction
        .repo(CharterVersionEntity)
        .update({ id: versionId }, { stage: CharterStage.DISCARDED });
      await this.versions.note(transaction, actor, 'discard', organisation, versionId);
    });
  }

  /**
   * Puts down that a meeting adopted it.
   * @throws Problem NOT_FOUND, FORBIDDEN, CHARTER_STATUS_NOT_ALLOWED, EXPECTED_NOT_ROSTER, CHARTER_VOTE_TOO_OLD,
   *   INVALID_INPUT for a vote that does not adopt
   */
  adopt(actor: Actor, { versionId, ...meeting }: AdoptCharterInput): Promise<void> {
    const today = serviceDayOf(this.clock.now());
    if (meeting.meetingOn > today) throw invalidInput([{ path: 'input.meetingOn', code: IN_FUTURE }]);
    return this.versions.prepare(
      actor,
      versionId,
      [CharterStage.DRAFT],
      async (transaction, _, organisation) => {
        const { organisations: policy } = await this.facts.policy(transaction, organisation);
        const fault = voteFault(meeting, policy);
        if (fault) throw invalidInput([{ path: PATHS[fault], code: fault }]);
        // Said now and not when it is submitted: what is adopted cannot be adopted anew.
        const days = policy.charterSubmitWithinDays;
        const until = submitUntil(meeting.meetingOn, days);
        if (until < today) throw charterLate({ days, until });
        if (meeting.meetingForm === MeetingForm.MEMBERS)
          await this.requireRoster(transaction, organisation, meeting.meetingOn, meeting.expected);
        await transaction
          .repo(CharterVersionEntity)
          .update(
            { id: versionId },
            { ...meeting, stage: CharterStage.ADOPTED, adoptedAt: this.clock.now() },
          );
        await this.versions.note(transaction, actor, 'adopt', organisation, versionId);
      },
    );
  }

  /** All members were expected: those of the roster on that day; of one that is being founded, all that are on it. */
  private async requireRoster(
    transaction: WriteTransaction,
    organisation: OrganisationEntity,
    day: string,
    expected: number,
  ): Promise<void> {
    const { individuals, units } = await memberCounts(transaction, organisation.id);
    const members = isInForce(organisation.status)
      ? await this.roster.countOn(transaction, organisation.id, day)
      : individuals + units;
    if (members !== expected) throw expectedNotRoster({ members, expected });
  }
}

const PATHS = {
  VOTE_ARITHMETIC: 'input.present',
  VOTE_MORE_THAN_EXPECTED: 'input.present',
  VOTE_QUORUM: 'input.present',
  VOTE_MAJORITY: 'input.votesFor',
} as const;

const NOT_ADOPTED = {
  ...{ meetingOn: null, meetingForm: null, expected: null, present: null },
  ...{ votesFor: null, votesAgainst: null, abstained: null, adoptedAt: null },
};

/** @throws Problem CHARTER_UNREADABLE */
export function readText(text: string): CharterText {
  const read = readCharterText(text.split(/\r\n|[\n\r\u2028]/));
  const [first] = read.faults;
  if (first)
    throw charterUnreadable({
      ...{ count: read.faults.length, line: first.line, fault: first.code, text: first.text },
    });
  return read.text;
}

function written(
  plain: string,
  covered: readonly CoveredItemInput[] | null | undefined,
): Pick<CharterVersionEntity, 'text' | 'covered'> {
  const text = readText(plain);
  const articles = articlesOf(text).length;
  const wrong = (covered ?? []).findIndex(({ articleNumber }) => articleNumber > articles);
  if (wrong >= 0)
    throw invalidInput([{ path: `input.covered.${wrong}.articleNumber`, code: NO_SUCH_ARTICLE }]);
  return {
    text: JSON.stringify(text),
    covered: Object.fromEntries((covered ?? []).map(({ item, articleNumber }) => [item, articleNumber])),
  };
}
