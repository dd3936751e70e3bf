import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Problem } from '../../kernel/problem.js';
import { serviceDayOf } from '../../kernel/service-day.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../../platform/database/unit-of-work.js';
import { notFound } from '../../platform/security/security.problems.js';
import { Files } from '../../platform/storage/files.js';
import { PolicyService } from '../../policies/policy.service.js';
import type { RegistrationTerms } from '../../volunteers/registration.js';
import { RosterImportEntity } from './roster-import.entity.js';
import { rosterFileGone } from './roster-imports.problems.js';

/** Imported rosters, their files, and by which rules their rows are judged. */
@Injectable()
export class RosterFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: Files,
    private readonly policies: PolicyService,
  ) {}

  /** @throws Problem NOT_FOUND */
  async require(view: ReadView, id: string): Promise<RosterImportEntity> {
    const roster = await view.manager.getRepository(RosterImportEntity).findOneBy({ id });
    if (!roster) throw missing(id);
    return roster;
  }

  /** @throws Problem NOT_FOUND */
  async locked(transaction: WriteTransaction, id: string): Promise<RosterImportEntity> {
    const [roster] = await transaction.lockById(RosterImportEntity, [id]);
    if (!roster) throw missing(id);
    return roster;
  }

  /** @throws Problem ROSTER_FILE_GONE, STORAGE_UNAVAILABLE */
  async content({ id, fileRemovedAt }: RosterImportEntity): Promise<Buffer> {
    const content = fileRemovedAt ? null : await this.files.get(id);
    if (!content) throw rosterFileGone();
    return content;
  }

  /** The policy of its community today. */
  async terms({ communityCode }: RosterImportEntity): Promise<RegistrationTerms> {
    const today = serviceDayOf(this.clock.now());
    const { policy } = await this.uow.read((view) => this.policies.policyFor(view, communityCode, today));
    return { today, ages: policy.registration, adultKinds: policy.squads.adultKinds };
  }
}

export const missing = (subjectId: string) =>
  notFound().audited({ action: 'volunteer.register', subjectType: 'RosterImport', subjectId });

/** Lets others have their turn, now and then, while many rows are read. */
export async function breathe(row: number): Promise<void> {
  if (row % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
}

/** Whether what was refused may work later. */
export const isTemporary = ({ code }: Problem): boolean =>
  ['STORAGE_UNAVAILABLE', 'SERVICE_BUSY'].includes(code);
