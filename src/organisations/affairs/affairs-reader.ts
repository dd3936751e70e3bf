import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { serviceDayOf, yearOf } from '../../kernel/service-day.js';
import { withinPlaces } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import { OrganisationVault } from '../organisation-vault.js';
import { OrganisationEntity, OrganisationMemberEntity } from '../organisation.entity.js';
import { isInside, OrganisationsReader } from '../organisations-reader.js';
import { type Organisation, organisationOf } from '../organisations.types.js';
import {
  OrganisationAnnouncementEntity,
  OrganisationOfficeEntity,
  OrganisationReportEntity,
} from './affairs.entity.js';
import type { AnnualReportsDueArgs, MajorActivitiesArgs } from './affairs.inputs.js';
import type { AnnualReport, MajorActivity, OrganisationOffice } from './affairs.types.js';

/** Last day for the report on a year. */
const dueOn = (year: number): string => `${String(year + 1)}-03-31`;

/** Reading offices and reports, by anyone; what is due and what is planned, by the offices. */
@Injectable()
export class AffairsReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly volunteers: VolunteersService,
    private readonly vault: OrganisationVault,
    private readonly organisations: OrganisationsReader,
  ) {}

  /** Its offices, the latest first; names as consent allows, in full from inside. */
  offices(
    actor: Actor,
    { id, communityCode }: Pick<Organisation, 'id' | 'communityCode'>,
  ): Promise<OrganisationOffice[]> {
    const inside = isInside(actor, { id, communityCode });
    return this.uow.read(async (view) => {
      const rows = await view.manager
        .getRepository(OrganisationOfficeEntity)
        .find({ where: { organisationId: id }, order: { fromDay: 'DESC', id: 'ASC' } });
      const members = await view.manager
        .getRepository(OrganisationMemberEntity)
        .findBy({ organisationId: id });
      const people = await this.volunteers.byIds(
        view,
        members.flatMap(({ volunteerId }) => volunteerId ?? []),
      );
      return rows.map(({ id: officeId, memberId, office, fromDay, untilDay, endedOn, mayBeNamed }) => {
        const member = members.find((one) => one.id === memberId);
        const volunteer = member?.volunteerId ? people.get(member.volunteerId) : undefined;
        const named = volunteer
          ? !this.volunteers.publicName(volunteer, 'zh-CN').anonymous
          : mayBeNamed && (member?.nameSealed ?? null) !== null;
        const name = !member ? null : inside ? this.vault.name(member) : named ? member.maskedName : null;
        return { id: officeId, office, name, fromDay, untilDay, endedOn };
      });
    });
  }

  /** Its reports, the latest year first. @throws Problem NOT_FOUND */
  async reports(actor: Actor, organisationId: string): Promise<AnnualReport[]> {
    await this.organisations.require(actor, organisationId);
    const rows = await this.uow.read((view) =>
      view.manager
        .getRepository(OrganisationReportEntity)
        .find({ where: { organisationId }, order: { year: 'DESC' } }),
    );
    return rows.map((row) => {
      const { id, year, summary, members, activities, incomeYuan, expensesYuan, submittedAt } = row;
      const late = serviceDayOf(submittedAt) > dueOn(year);
      return { id, year, summary, members, activities, incomeYuan, expensesYuan, submittedAt, late };
    });
  }

  /** Organisations in force that were filed by then and have no report on a year. @throws Problem FORBIDDEN */
  due(
    actor: Actor,
    { placeCode, year }: AnnualReportsDueArgs,
    afterId: string,
    limit: number,
  ): Promise<Organisation[]> {
    actor.requireIn('organisation.read', placeCode);
    const wanted = year ?? Number(yearOf(serviceDayOf(this.clock.now()))) - 1;
    return this.uow.read(async (view) => {
      const rows = await view.manager
        .createQueryBuilder(OrganisationEntity, 'o')
        .where(withinPlaces('o.community_code', [placeCode]))
        .andWhere(`o.id > :afterId AND o.status IN ('FILED', 'REGISTERED')`, { afterId })
        .andWhere('COALESCE(o.filed_on, o.registered_on) <= :lastDay', { lastDay: `${wanted}-12-31` })
        .andWhere(
          'NOT EXISTS (SELECT 1 FROM organisation_report r WHERE r.organisation_id = o.id AND r.year = :wanted)',
          {
            wanted,
          },
        )
        .orderBy('o.id')
        .take(limit)
        .getMany();
      return rows.map((row) => organisationOf(row, true));
    });
  }

  /** Major activities of the offices' places that are still to come, in the order in which they were announced. @throws Problem FORBIDDEN */
  majorActivities(
    actor: Actor,
    { placeCode }: MajorActivitiesArgs,
    afterId: string,
    limit: number,
  ): Promise<MajorActivity[]> {
    actor.requireIn('organisation.read', placeCode);
    return this.uow.read((view) =>
      view.manager
        .createQueryBuilder(OrganisationAnnouncementEntity, 'a')
        .innerJoin(OrganisationEntity, 'o', 'o.id = a.organisation_id')
        .where(withinPlaces('o.community_code', [placeCode]))
        .andWhere('a.id > :afterId AND a.start_at >= :now', { afterId, now: this.clock.now().getTime() })
        .orderBy('a.id')
        .take(limit)
        .getMany(),
    );
  }

  /** @throws Problem NOT_FOUND */
  majorActivity(id: string): Promise<MajorActivity> {
    return this.uow.read((view) =>
      view.manager.getRepository(OrganisationAnnouncementEntity).findOneByOrFail({ id }),
    );
  }
}
