import { Injectable } from '@nestjs/common';
import { OrganisationsReader } from '../../organisations/organisations-reader.js';
import type { Language } from '../../kernel/problem.js';
import type { Actor } from '../../platform/security/actor.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import type { OrganisationHoursArgs } from './organisation-hours.inputs.js';
import type { OrganisationHours } from './organisation-hours.types.js';

interface Row {
  readonly volunteer_id: string;
  readonly minutes: number | string;
  readonly records: number | string;
}

/** What volunteers served in an organisation's activities: their hours, and nothing private of them (domain.md rule 50). */
@Injectable()
export class OrganisationHoursQuery {
  constructor(
    private readonly organisations: OrganisationsReader,
    private readonly volunteers: VolunteersService,
  ) {}

  /** Up to `limit` people, in the order of their ids. @throws Problem NOT_FOUND for who is not of the organisation or its offices */
  list(
    actor: Actor,
    { organisationId, fromDay, untilDay }: OrganisationHoursArgs,
    afterId: string,
    limit: number,
    language: Language,
  ): Promise<OrganisationHours[]> {
    return this.organisations.inside(actor, organisationId, async (view) => {
      const rows = await view.rows<Row>(
        `SELECT volunteer_id, SUM(credited_minutes) AS minutes, COUNT(*) AS records FROM service_record
          WHERE organisation_id = :organisationId AND status = 'CONFIRMED' AND volunteer_id > :afterId
            AND service_day >= :fromDay AND service_day <= :untilDay
          GROUP BY volunteer_id ORDER BY volunteer_id LIMIT :limit`,
        { organisationId, fromDay, untilDay, afterId, limit },
      );
      const people = await this.volunteers.byIds(
        view,
        rows.map((row) => row.volunteer_id),
      );
      return rows.flatMap((row) => {
        const volunteer = people.get(row.volunteer_id);
        if (!volunteer) return [];
        const { name, anonymous } = this.volunteers.publicName(volunteer, language);
        const volunteerNo = anonymous ? null : volunteer.volunteerNo;
        return [
          { id: volunteer.id, name, volunteerNo, minutes: Number(row.minutes), records: Number(row.records) },
        ];
      });
    });
  }
}
