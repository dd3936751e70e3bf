import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { invalidInput } from '../kernel/problem.js';
import { type LocalDate, serviceDayOf } from '../kernel/service-day.js';
import type { SquadKind } from '../kernel/vocabulary.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { OwnRegistration } from '../volunteers/own-registration.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { SQUAD_DAY_IN_FUTURE } from './squads.problems.js';
import { TrainingEntity } from './training.entity.js';

export interface CompletedTraining {
  readonly volunteerId: string;
  readonly kind: SquadKind;
  readonly completedOn: LocalDate;
}

/** The trainings that some kinds of squad ask for (domain.md rule 9). */
@Injectable()
export class TrainingsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly volunteers: VolunteersService,
    private readonly own: OwnRegistration,
  ) {}

  /** Notes a training; the same one twice is one. @throws Problem NOT_FOUND, FORBIDDEN, OWN_REGISTRATION, INVALID_INPUT */
  async record(actor: Actor, training: CompletedTraining): Promise<TrainingEntity> {
    const accountId = actor.requireAccount();
    const today = serviceDayOf(this.clock.now());
    const { volunteerId, kind, completedOn } = training;
    await this.uow.write(async (transaction) => {
      const volunteer = await this.volunteers.require(transaction, volunteerId);
      const { communityCode } = volunteer;
      actor.require(
        'squad.assign',
        { type: 'Volunteer', id: volunteerId, placeCode: communityCode },
        'volunteer.read',
      );
      await this.own.refuse(transaction, actor, volunteer);
      if (completedOn > today) {
        throw invalidInput([{ path: 'input.completedOn', code: SQUAD_DAY_IN_FUTURE, details: { today } }]);
      }
      const created = await transaction.execute(
        `INSERT INTO squad_training (id, volunteer_id, kind, completed_on, recorded_by_account_id, recorded_at)
         VALUES (:id, :volunteerId, :kind, :completedOn, :accountId, :recordedAt)
         ON CONFLICT (volunteer_id, kind, completed_on) DO NOTHING`,
        { id: newId(), volunteerId, kind, completedOn, accountId, recordedAt: this.clock.now().getTime() },
      );
      if (created === 0) return;
      await this.audit.record(transaction, actor, {
        action: 'squad.recordTraining',
        subjectType: 'Volunteer',
        subjectId: volunteerId,
        placeCode: communityCode,
        details: { kind, completedOn },
      });
    });
    return this.uow.read((view) =>
      view.manager.getRepository(TrainingEntity).findOneByOrFail({ volunteerId, kind, completedOn }),
    );
  }
}
