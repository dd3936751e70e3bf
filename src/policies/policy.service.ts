import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { divisionKindOf } from '../kernel/division-code.js';
import { type FieldFault, invalidInput } from '../kernel/problem.js';
import { type LocalDate, serviceDayOf } from '../kernel/service-day.js';
import { PlacesService } from '../places/places.service.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { newId } from '../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { POLICY_PLACE, POLICY_VALID_FROM_PAST } from './policies.problems.js';
import { PolicyVersionEntity } from './policy-version.entity.js';
import { DEFAULT_POLICY } from './policy.js';
import { checkPolicy } from './policy-faults.js';
import { DEFAULT_POLICY_VERSION_ID, PolicyLookup } from './policy-lookup.js';

export { DEFAULT_POLICY_VERSION_ID, type EffectivePolicy } from './policy-lookup.js';

const DEFAULT_VALID_FROM: LocalDate = '2000-01-01';

export interface NewPolicy {
  readonly placeCode: string;
  readonly validFrom: LocalDate;
  readonly policy: unknown;
  readonly idempotencyKey: string;
}

/** Which numbers hold where and when (domain.md § 11). */
@Injectable()
export class PolicyService extends PolicyLookup implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
    private readonly places: PlacesService,
  ) {
    super();
  }

  /** Stores the deployment's default when it is not there yet. */
  async onModuleInit(): Promise<void> {
    const [known] = await this.uow.read((view) =>
      view.rows('SELECT id FROM policy_version WHERE id = :id', { id: DEFAULT_POLICY_VERSION_ID }),
    );
    if (known) return;
    await this.uow.write((transaction) =>
      transaction.execute(
        `INSERT INTO policy_version (id, place_code, version, valid_from, content, created_at)
         VALUES (:id, NULL, 1, :validFrom, :content, :createdAt) ON CONFLICT (id) DO NOTHING`,
        {
          id: DEFAULT_POLICY_VERSION_ID,
          validFrom: DEFAULT_VALID_FROM,
          content: JSON.stringify(DEFAULT_POLICY),
          createdAt: this.clock.now().getTime(),
        },
      ),
    );
  }

  /** Up to `limit` versions set for exactly this place, newest first. @throws Problem PLACE_NOT_FOUND */
  versions(placeCode: string, belowVersion: number, limit: number): Promise<PolicyVersionEntity[]> {
    return this.uow.read(async (view) => {
      await this.places.require(view, placeCode);
      return view.manager
        .createQueryBuilder(PolicyVersionEntity, 'version')
        .where('version.placeCode = :placeCode AND version.version < :belowVersion', {
          placeCode,
          belowVersion,
        })
        .orderBy('version.version', 'DESC')
        .take(limit)
        .getMany();
    });
  }

  /**
   * Sets the whole policy of a district or a street from a day on; what was set before stays as it is.
   * @throws Problem FORBIDDEN, PLACE_NOT_FOUND, INVALID_INPUT with each fault, IDEMPOTENCY_KEY_REUSED
   */
  async set(actor: Actor, input: NewPolicy): Promise<PolicyVersionEntity> {
    const accountId = actor.requireAccount();
    actor.requireIn('policy.edit', input.placeCode);
    const id = await this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key: input.idempotencyKey, operation: 'setPolicy', input },
        () => this.store(transaction, actor, input),
      ),
    );
    return this.uow.read((view) => view.manager.getRepository(PolicyVersionEntity).findOneByOrFail({ id }));
  }

  private async store(transaction: WriteTransaction, actor: Actor, input: NewPolicy): Promise<string> {
    await this.places.require(transaction, input.placeCode);
    const { policy, faults } = checkPolicy(input.policy);
    faults.unshift(...this.circumstanceFaults(input));
    if (!policy || faults.length > 0) throw invalidInput(faults);
    const version = await this.nextVersion(transaction, input.placeCode);
    const id = newId();
    await transaction.repo(PolicyVersionEntity).insert({
      id,
      placeCode: input.placeCode,
      version,
      validFrom: input.validFrom,
      content: policy as never,
      createdByAccountId: actor.accountId,
      createdAt: this.clock.now(),
    });
    await this.audit.record(transaction, actor, {
      action: 'policy.set',
      subjectType: 'PolicyVersion',
      subjectId: id,
      placeCode: input.placeCode,
      details: { version, validFrom: input.validFrom },
    });
    return id;
  }

  private circumstanceFaults(input: NewPolicy): FieldFault[] {
    const today = serviceDayOf(this.clock.now());
    const kind = divisionKindOf(input.placeCode);
    return [
      ...(kind === 'DISTRICT' || kind === 'STREET' ? [] : [{ path: 'input.placeCode', code: POLICY_PLACE }]),
      ...(input.validFrom >= today
        ? []
        : [{ path: 'input.validFrom', code: POLICY_VALID_FROM_PAST, details: { earliest: today } }]),
    ];
  }

  private async nextVersion(transaction: WriteTransaction, placeCode: string): Promise<number> {
    // The place's row is locked so that two officers at once do not take the same number.
    const lock = this.uow.dialect === 'postgres' ? 'FOR UPDATE' : '';
    await transaction.rows(`SELECT code FROM place WHERE code = :placeCode ${lock}`, { placeCode });
    const [last] = await transaction.rows<{ version: number | null }>(
      'SELECT max(version) AS version FROM policy_version WHERE place_code = :placeCode',
      { placeCode },
    );
    return Number(last?.version ?? 0) + 1;
  }
}
