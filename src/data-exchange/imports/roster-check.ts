import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Problem } from '../../kernel/problem.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { VolunteerEntity } from '../../volunteers/volunteer.entity.js';
import { VolunteerVault } from '../../volunteers/volunteer-vault.js';
import type { RosterHeader } from '../rosters/roster-columns.js';
import { readRoster, readRosterHeader, type RosterRow } from '../rosters/roster-reader.js';
import { RosterFaults, type RowFaults } from './roster-faults.js';
import { breathe, isTemporary, RosterFiles } from './roster-files.js';
import { RosterImportEntity, RosterImportStatus } from './roster-import.entity.js';
import { RosterProgress } from './roster-progress.js';

const CHUNK_ROWS = 200;

interface Found {
  acceptedRows: number;
  refusedRows: number;
  readonly faults: RowFaults[];
}

/** Looks at every row of a roster and registers nobody. Run again, it begins anew. */
@Injectable()
export class RosterCheck {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rosters: RosterFiles,
    private readonly faults: RosterFaults,
    private readonly vault: VolunteerVault,
    private readonly progress: RosterProgress,
  ) {}

  /** @throws Problem when it is to be tried again later */
  async check(roster: RosterImportEntity): Promise<void> {
    try {
      const content = await this.rosters.content(roster);
      const header = await readRosterHeader(content);
      const { faults, ...counts } = await this.judged(roster, content, header);
      await this.settle(roster.id, faults, {
        ...{ status: RosterImportStatus.CHECKED, unknownColumns: [...header.unknown], ...counts },
      });
    } catch (problem) {
      if (!(problem instanceof Problem) || isTemporary(problem)) throw problem;
      const fault = { faultCode: problem.code, faultDetails: problem.details as never };
      await this.settle(roster.id, [], { status: RosterImportStatus.UNREADABLE, ...fault });
    }
  }

  /** Unless another process was first. */
  private settle(
    id: string,
    faults: readonly RowFaults[],
    change: Partial<RosterImportEntity>,
  ): Promise<void> {
    return this.uow.write(async (transaction) => {
      const { status } = await this.rosters.locked(transaction, id);
      if (status !== RosterImportStatus.WAITING) return;
      await this.faults.add(transaction, id, faults);
      await transaction.repo(RosterImportEntity).update({ id }, change);
      await this.progress.tell(transaction, id);
    });
  }

  private async judged(roster: RosterImportEntity, content: Buffer, header: RosterHeader): Promise<Found> {
    const found: Found = { acceptedRows: 0, refusedRows: 0, faults: [] };
    let chunk: RosterRow[] = [];
    for await (const row of readRoster(content, await this.rosters.terms(roster))) {
      chunk.push(row);
      if (chunk.length >= CHUNK_ROWS) {
        await this.count(found, chunk, header);
        chunk = [];
      }
      await breathe(row.number);
    }
    await this.count(found, chunk, header);
    return found;
  }

  private async count(found: Found, rows: readonly RosterRow[], header: RosterHeader): Promise<void> {
    const registered = await this.registered(rows);
    const column = header.columns.get('documentNumber')?.header ?? '';
    for (const { number, verdict } of rows) {
      const known = registered.has(number) ? [{ column, code: 'VOLUNTEER_EXISTS' }] : [];
      const faults = 'faults' in verdict ? verdict.faults : known;
      const warnings = 'entry' in verdict ? verdict.warnings : [];
      if (faults.length > 0) found.refusedRows += 1;
      else found.acceptedRows += 1;
      if (faults.length + warnings.length > 0) found.faults.push({ row: number, faults, warnings });
    }
  }

  /** Numbers of the rows whose person is registered already, anywhere; who it is is not told (rule 4). */
  private async registered(rows: readonly RosterRow[]): Promise<ReadonlySet<number>> {
    const numbers = new Map<string, number>();
    for (const { number, verdict } of rows)
      if ('entry' in verdict) {
        const { documentType, documentNumber } = verdict.entry;
        numbers.set(this.vault.documentIndex(documentType, documentNumber), number);
      }
    if (numbers.size === 0) return new Set();
    const held = await this.uow.read((view) =>
      view.manager.getRepository(VolunteerEntity).find({
        where: { documentIndex: In([...numbers.keys()]) },
        select: { id: true, documentIndex: true },
      }),
    );
    return new Set(held.flatMap(({ documentIndex }) => numbers.get(documentIndex ?? '') ?? []));
  }
}
