import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../kernel/clock.js';
import { serviceDayOf } from '../kernel/service-day.js';
import type { ReadView } from '../platform/database/unit-of-work.js';
import type { Policy } from '../policies/policy.js';
import { PolicyService } from '../policies/policy.service.js';
import { type AdoptedCharter, CharterBook } from './charters/charter-book.js';
import { type ChecklistLine, filingChecklist } from './filing-checklist.js';
import { MemberKind, type OrganisationEntity, OrganisationMemberEntity } from './organisation.entity.js';
import { OrganisationsService } from './organisations.service.js';

export interface MemberCounts {
  readonly founders: number;
  readonly individuals: number;
  readonly units: number;
}

/** What stands in a filing, held against what it asks for. */
@Injectable()
export class FilingFactsReader {
  constructor(
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly organisations: OrganisationsService,
    private readonly charters: CharterBook,
  ) {}

  async policy(
    view: ReadView,
    { communityCode }: Pick<OrganisationEntity, 'communityCode'>,
  ): Promise<Policy> {
    const today = serviceDayOf(this.clock.now());
    return (await this.policies.policyFor(view, communityCode, today)).policy;
  }

  async checklist(
    view: ReadView,
    organisation: OrganisationEntity,
  ): Promise<{ lines: ChecklistLine[]; charter: AdoptedCharter | null }> {
    const { organisations: needs } = await this.policy(view, organisation);
    const { id, streetCode, name, tier, purpose, activityScope, premises } = organisation;
    const counts = await memberCounts(view, id);
    const charter = await this.charters.adopted(view, id, needs.charterSubmitWithinDays);
    const lines = filingChecklist(
      {
        ...{ tier, purpose, activityScope, premises },
        nameFree: await this.organisations.isNameFree(view, streetCode, name, id),
        ...{ founders: counts.founders, members: counts.individuals + counts.units },
        charter: charter && { missing: charter.missing.length, inTime: charter.inTime },
        ...(await documentCounts(view, id)),
      },
      needs,
    );
    return { lines, charter };
  }
}

/** Who is on the roster now. */
export async function memberCounts(view: ReadView, organisationId: string): Promise<MemberCounts> {
  const members = await view.manager
    .getRepository(OrganisationMemberEntity)
    .find({ where: { organisationId, leftOn: IsNull() }, select: { kind: true, founder: true } });
  const units = members.filter(({ kind }) => kind === MemberKind.UNIT).length;
  return {
    founders: members.filter(({ founder }) => founder).length,
    ...{ individuals: members.length - units, units },
  };
}

async function documentCounts(
  view: ReadView,
  organisationId: string,
): Promise<{ applications: number; premisesProofs: number }> {
  const rows = await view.rows<{ kind: string; files: number | string }>(
    `SELECT kind, COUNT(*) AS files FROM organisation_document
      WHERE organisation_id = :organisationId AND removed_at IS NULL GROUP BY kind`,
    { organisationId },
  );
  const count = (kind: string): number => Number(rows.find((row) => row.kind === kind)?.files ?? 0);
  return { applications: count('APPLICATION'), premisesProofs: count('PREMISES_PROOF') };
}
