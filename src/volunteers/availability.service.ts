import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { invalidInput } from '../kernel/problem.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { notFound } from '../platform/security/security.problems.js';
import { slotOf, type WeeklySlot, weekOf } from './availability.js';
import { VolunteerAvailabilityEntity } from './availability.entity.js';
import { PersonalDataService } from './personal-data.service.js';
import { VolunteerEntity, VolunteerStatus } from './volunteer.entity.js';
import { notAVolunteer, statusNotAllowed } from './volunteers.problems.js';

export interface NewAvailability {
  /** Default: the actor's own. */
  readonly volunteerId?: string | null;
  readonly slots: readonly WeeklySlot[];
  readonly idempotencyKey: string;
}

/** The times of each week at which volunteers say that they can serve. */
@Injectable()
export class AvailabilityService implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
    private readonly personalData: PersonalDataService,
  ) {}

  onModuleInit(): void {
    this.personalData.register({
      name: 'availability',
      collect: async (view, volunteerId) => (await this.of(view, [volunteerId])).map(slotOf),
    });
  }

  /**
   * Replaces all times of one's own, or as an officer of somebody; answers whose.
   * @throws Problem NOT_A_VOLUNTEER, NOT_FOUND, FORBIDDEN, STATUS_NOT_ALLOWED once merged or erased, INVALID_INPUT
   */
  async set(actor: Actor, input: NewAvailability): Promise<string> {
    const accountId = actor.requireAccount();
    const volunteerId = input.volunteerId ?? actor.volunteerId;
    if (!volunteerId) throw notAVolunteer();
    const { week, faults } = weekOf(input.slots, 'input.slots');
    return this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key: input.idempotencyKey, operation: 'setAvailability', input },
        async () => {
          const volunteer = await this.requireEditable(transaction, actor, volunteerId);
          if (faults.length > 0) throw invalidInput(faults);
          const times = transaction.repo(VolunteerAvailabilityEntity);
          await times.delete({ volunteerId });
          if (week.length > 0)
            await times.insert(week.map((slot) => ({ id: newId(), volunteerId, ...slot })));
          await this.audit.record(transaction, actor, {
            action: 'volunteer.setAvailability',
            subjectType: 'Volunteer',
            subjectId: volunteerId,
            placeCode: volunteer.communityCode,
          });
          return volunteerId;
        },
      ),
    );
  }

  /** Times of volunteers, in the order of the week. */
  of(view: ReadView, volunteerIds: readonly string[]): Promise<VolunteerAvailabilityEntity[]> {
    return view.manager.getRepository(VolunteerAvailabilityEntity).find({
      where: { volunteerId: In([...volunteerIds]) },
      order: { weekday: 'ASC', fromMinute: 'ASC' },
    });
  }

  load = async (ids: readonly string[]): Promise<Map<string, VolunteerAvailabilityEntity[]>> => {
    const found = await this.uow.read((view) => this.of(view, ids));
    return new Map(ids.map((id) => [id, found.filter((slot) => slot.volunteerId === id)]));
  };

  /** Takes a volunteer's times away. */
  async forget(transaction: WriteTransaction, volunteerId: string): Promise<void> {
    await transaction.repo(VolunteerAvailabilityEntity).delete({ volunteerId });
  }

  /** The one who remains of two registrations keeps his own times; has he none, he gets the duplicate's (rule 4). */
  async carry(transaction: WriteTransaction, duplicateId: string, intoId: string): Promise<void> {
    const times = transaction.repo(VolunteerAvailabilityEntity);
    if (await times.existsBy({ volunteerId: intoId })) await this.forget(transaction, duplicateId);
    else await times.update({ volunteerId: duplicateId }, { volunteerId: intoId });
  }

  private async requireEditable(
    transaction: WriteTransaction,
    actor: Actor,
    id: string,
  ): Promise<VolunteerEntity> {
    const [volunteer] = await transaction.lockById(VolunteerEntity, [id]);
    if (!volunteer)
      throw notFound().audited({ action: 'volunteer.edit', subjectType: 'Volunteer', subjectId: id });
    const { communityCode: placeCode, status, erasedAt } = volunteer;
    if (actor.volunteerId !== id)
      actor.require('volunteer.edit', { type: 'Volunteer', id, placeCode }, 'volunteer.read');
    if (erasedAt || status === VolunteerStatus.MERGED) throw statusNotAllowed({ status });
    return volunteer;
  }
}
