import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidInput } from '../../kernel/problem.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { PlacesService } from '../../places/places.service.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import type { Actor, Subject } from '../../platform/security/actor.js';
import { Files } from '../../platform/storage/files.js';
import {
  type UploadAddress,
  type UploadedFile,
  Uploads,
  type UploadTarget,
} from '../../platform/storage/uploads.js';
import { PolicyService } from '../../policies/policy.service.js';
import { RosterFiles } from './roster-files.js';
import { RosterImportEntity, RosterImportStatus } from './roster-import.entity.js';
import type { StartRosterImportInput } from './roster-imports.inputs.js';
import { rosterImportStatus } from './roster-imports.problems.js';
import { RosterProgress } from './roster-progress.js';

const NAME = 'roster';

export const subjectOf = ({ id, communityCode }: RosterImportEntity): Subject => ({
  ...{ type: 'RosterImport', id, placeCode: communityCode },
});

/** Rosters that committees bring as tables: brought, looked at, then imported (domain.md rule 1, assisted mode). */
@Injectable()
export class RosterImports implements OnModuleInit, UploadTarget {
  readonly name = NAME;
  readonly takesTables = true;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly policies: PolicyService,
    private readonly uploads: Uploads,
    private readonly files: Files,
    private readonly rosters: RosterFiles,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
    private readonly progress: RosterProgress,
  ) {}

  onModuleInit(): void {
    this.uploads.register(this);
  }

  /** Where a roster can be brought. @throws Problem FORBIDDEN, PLACE_NOT_FOUND, NOT_A_COMMUNITY */
  async address(actor: Actor, communityCode: string): Promise<UploadAddress> {
    actor.requireIn('volunteer.register', communityCode);
    await this.uow.read((view) => this.places.requireCommunity(view, communityCode));
    return this.uploads.link(actor, NAME, { communityCode });
  }

  /** The same content for the same community is the same import, also brought twice at once. @throws Problem FORBIDDEN, STORAGE_UNAVAILABLE */
  async accept(
    actor: Actor,
    { communityCode = '' }: Readonly<Record<string, string>>,
    { content, fileName, sha256 }: UploadedFile,
  ): Promise<object> {
    actor.requireIn('volunteer.register', communityCode);
    const known = await this.uow.read((view) =>
      view.manager.getRepository(RosterImportEntity).findOneBy({ communityCode, sha256 }),
    );
    if (known && !known.fileRemovedAt) return { importId: known.id };
    const id = known?.id ?? newId();
    await this.files.put(id, content);
    const importId = await this.uow.write(async (transaction) => {
      if (!known) return this.insert(transaction, actor, { id, communityCode, fileName, sha256 });
      const again = { fileRemovedAt: null, broughtAt: this.clock.now() };
      await transaction.repo(RosterImportEntity).update({ id }, again);
      return id;
    });
    if (importId !== id) await this.files.delete(id);
    return { importId };
  }

  /**
   * Begins to register the accepted rows, or goes on where it was stopped.
   * @throws Problem NOT_FOUND, FORBIDDEN, ROSTER_IMPORT_STATUS, INVALID_INPUT for the text of consent, IDEMPOTENCY_KEY_REUSED
   */
  start(actor: Actor, input: StartRosterImportInput): Promise<RosterImportEntity> {
    const startedByAccountId = actor.requireAccount();
    const { importId, consentTextVersion, consentEvidence, accept: accepts, idempotencyKey: key } = input;
    const call = { accountId: startedByAccountId, key, operation: 'startRosterImport', input };
    return this.change(actor, importId, (transaction, roster) =>
      this.idempotency.once(transaction, call, async () => {
        requireStatus(roster, [RosterImportStatus.CHECKED, RosterImportStatus.CANCELLED]);
        await this.requireText(transaction, roster.communityCode, consentTextVersion);
        const started = { startedByAccountId, startedAt: this.clock.now(), endedAt: null };
        await transaction.repo(RosterImportEntity).update(
          { id: importId },
          {
            ...{ status: RosterImportStatus.RUNNING, consentTextVersion, consentEvidence, accepts },
            ...{ ...started, faultCode: null, faultDetails: null },
          },
        );
        await this.note(transaction, actor, 'start', roster);
        return null;
      }),
    );
  }

  /** Stops it; who is registered stays. @throws Problem NOT_FOUND, FORBIDDEN, ROSTER_IMPORT_STATUS */
  cancel(actor: Actor, importId: string): Promise<RosterImportEntity> {
    actor.requireAccount();
    return this.change(actor, importId, async (transaction, roster) => {
      requireStatus(roster, [RosterImportStatus.RUNNING]);
      const ended = { status: RosterImportStatus.CANCELLED, endedAt: this.clock.now() };
      await transaction.repo(RosterImportEntity).update({ id: importId }, ended);
      await this.note(transaction, actor, 'cancel', roster);
    });
  }

  private async change(
    actor: Actor,
    id: string,
    act: (transaction: WriteTransaction, roster: RosterImportEntity) => Promise<unknown>,
  ): Promise<RosterImportEntity> {
    await this.uow.write(async (transaction) => {
      const roster = await this.rosters.locked(transaction, id);
      actor.require('volunteer.register', subjectOf(roster));
      await act(transaction, roster);
      await this.progress.tell(transaction, id);
    });
    return this.uow.read((view) => this.rosters.require(view, id));
  }

  private async requireText(
    transaction: WriteTransaction,
    communityCode: string,
    version: string,
  ): Promise<void> {
    const today = serviceDayOf(this.clock.now());
    const { policy } = await this.policies.policyFor(transaction, communityCode, today);
    const { textVersions } = policy.consents;
    const fault = {
      path: 'input.consentTextVersion',
      code: 'CONSENT_TEXT_UNKNOWN',
      details: { textVersions },
    };
    if (!textVersions.includes(version)) throw invalidInput([fault]);
  }

  /** The id of the import with this content: the new one, or the one of somebody who was first. */
  private async insert(
    transaction: WriteTransaction,
    actor: Actor,
    brought: Pick<RosterImportEntity, 'id' | 'communityCode' | 'fileName' | 'sha256'>,
  ): Promise<string> {
    const roster: RosterImportEntity = {
      ...brought,
      ...{ status: RosterImportStatus.WAITING, faultCode: null, faultDetails: null, unknownColumns: [] },
      ...{ acceptedRows: 0, refusedRows: 0, registered: 0, failed: 0, doneThroughRow: 0, accepts: false },
      ...{ broughtByAccountId: actor.requireAccount(), broughtAt: this.clock.now() },
      ...{ startedByAccountId: null, startedAt: null, endedAt: null, fileRemovedAt: null },
      ...{ consentEvidence: null, consentTextVersion: null },
    };
    const rosters = transaction.repo(RosterImportEntity);
    await rosters.createQueryBuilder().insert().values(roster).orIgnore().execute();
    const { communityCode, sha256 } = brought;
    const { id } = await rosters.findOneByOrFail({ communityCode, sha256 });
    if (id === brought.id) await this.note(transaction, actor, 'bring', roster);
    return id;
  }

  private note(
    transaction: WriteTransaction,
    actor: Actor,
    verb: string,
    { id, communityCode }: RosterImportEntity,
  ): Promise<void> {
    return this.audit.record(transaction, actor, {
      ...{ action: `rosterImport.${verb}`, subjectType: 'RosterImport', subjectId: id },
      placeCode: communityCode,
    });
  }
}

function requireStatus({ status }: RosterImportEntity, allowed: readonly RosterImportStatus[]): void {
  if (!allowed.includes(status)) throw rosterImportStatus({ status });
}
