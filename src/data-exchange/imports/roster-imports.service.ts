import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidInput } from '../../kernel/problem.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { PlacesService } from '../../places/places.service.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/new-id.js';
import { UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
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

  /** The same content for the same community is the same import. @throws Problem FORBIDDEN, STORAGE_UNAVAILABLE */
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
    await this.uow.write(async (transaction) => {
      if (!known) return this.insert(transaction, actor, { id, communityCode, fileName, sha256 });
      await transaction.repo(RosterImportEntity).update({ id }, { fileRemovedAt: null });
    });
    return { importId: id };
  }

  /**
   * Begins to register the accepted rows, or goes on where it was stopped.
   * @throws Problem NOT_FOUND, FORBIDDEN, ROSTER_IMPORT_STATUS, INVALID_INPUT for the text of consent
   */
  async start(actor: Actor, input: StartRosterImportInput): Promise<RosterImportEntity> {
    const { importId, consentTextVersion, consentEvidence, accept: accepts } = input;
    return this.change(actor, importId, 'start', [RosterImportStatus.CHECKED, RosterImportStatus.CANCELLED], {
      ...{ status: RosterImportStatus.RUNNING, consentTextVersion, consentEvidence, accepts },
      ...{ startedByAccountId: actor.requireAccount(), startedAt: this.clock.now(), endedAt: null },
      ...{ faultCode: null, faultDetails: null },
    });
  }

  /** Stops it; who is registered stays. @throws Problem NOT_FOUND, FORBIDDEN, ROSTER_IMPORT_STATUS */
  cancel(actor: Actor, importId: string): Promise<RosterImportEntity> {
    return this.change(actor, importId, 'cancel', [RosterImportStatus.RUNNING], {
      ...{ status: RosterImportStatus.CANCELLED, endedAt: this.clock.now() },
    });
  }

  private async change(
    actor: Actor,
    id: string,
    verb: 'start' | 'cancel',
    from: readonly RosterImportStatus[],
    change: Partial<RosterImportEntity>,
  ): Promise<RosterImportEntity> {
    actor.requireAccount();
    await this.uow.write(async (transaction) => {
      const roster = await this.rosters.locked(transaction, id);
      actor.require('volunteer.register', subjectOf(roster));
      if (!from.includes(roster.status)) throw rosterImportStatus({ status: roster.status });
      if (change.consentTextVersion)
        await this.requireText(transaction, roster.communityCode, change.consentTextVersion);
      await transaction.repo(RosterImportEntity).update({ id }, change);
      await this.note(transaction, actor, verb, roster);
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

  private async insert(
    transaction: WriteTransaction,
    actor: Actor,
    brought: Pick<RosterImportEntity, 'id' | 'communityCode' | 'fileName' | 'sha256'>,
  ): Promise<void> {
    const roster: RosterImportEntity = {
      ...brought,
      ...{ status: RosterImportStatus.WAITING, faultCode: null, faultDetails: null, unknownColumns: [] },
      ...{ acceptedRows: 0, refusedRows: 0, registered: 0, failed: 0, doneThroughRow: 0, accepts: false },
      ...{ broughtByAccountId: actor.requireAccount(), broughtAt: this.clock.now() },
      ...{ startedByAccountId: null, startedAt: null, endedAt: null, fileRemovedAt: null },
      ...{ consentEvidence: null, consentTextVersion: null },
    };
    await transaction.repo(RosterImportEntity).insert(roster);
    await this.note(transaction, actor, 'bring', roster);
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
