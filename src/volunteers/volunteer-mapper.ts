import { Injectable } from '@nestjs/common';
import type { Language } from '../kernel/problem.js';
import type { Actor } from '../platform/security/actor.js';
import type { VolunteerEntity } from './volunteer.entity.js';
import { VolunteerVault } from './volunteer-vault.js';
import type { Volunteer } from './volunteers.types.js';
import { VolunteersService } from './volunteers.service.js';

/** Decides field by field what of a volunteer a reader is shown (domain.md § 10). */
@Injectable()
export class VolunteerMapper {
  constructor(
    private readonly vault: VolunteerVault,
    private readonly volunteers: VolunteersService,
  ) {}

  /** As anybody else would see him, but by his full name: for whoever leads him and enters his hours. */
  toNamedType(row: VolunteerEntity, actor: Actor, language: Language): Volunteer {
    return { ...this.toType(row, actor, language), name: this.vault.name(row) };
  }

  toType(row: VolunteerEntity, actor: Actor, language: Language): Volunteer {
    const { vault, volunteers } = this;
    const himself = actor.volunteerId === row.id;
    const reads = himself || actor.may('volunteer.read', row.communityCode);
    const reviews = actor.may('volunteer.review', row.communityCode);
    const anonymous = !reads && volunteers.publicName(row, language).anonymous;
    const shown = <T>(value: T): T | null => (reads ? value : null);
    return {
      id: row.id,
      volunteerNo: anonymous ? null : row.volunteerNo,
      // What is sealed is opened when it is asked for.
      get name() {
        return volunteers.nameFor(row, actor, language);
      },
      communityCode: shown(row.communityCode),
      status: shown(row.status),
      statusReason: shown(row.statusReason),
      sex: shown(row.sex),
      birthDate: himself || reviews ? row.birthDate : null,
      background: shown(row.background),
      skills: shown(row.skills),
      serviceKinds: shown(row.serviceKinds),
      get maskedMobile() {
        return himself || reviews ? vault.maskedMobile(row) : null;
      },
      documentType: shown(row.documentType),
      get maskedDocument() {
        return reviews ? vault.maskedDocument(row) : null;
      },
      registeredAt: shown(row.registeredAt),
      acceptedAt: shown(row.acceptedAt),
      suspendedUntil: shown(row.suspendedUntil),
    };
  }
}
