import { Injectable } from '@nestjs/common';
import type { Language } from '../../kernel/problem.js';
import { withinPlaces } from '../../platform/database/sql.js';
import { type ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeCursor, idBefore, type Page, pageById, pageOf } from '../../platform/graphql/connection.js';
import type { Actor } from '../../platform/security/actor.js';
import { RosterFaults } from './roster-faults.js';
import { RosterFiles } from './roster-files.js';
import { RosterImportEntity, RosterImportFaultEntity } from './roster-import.entity.js';
import type { RosterImportFaultsArgs, RosterImportsArgs } from './roster-imports.inputs.js';
import { subjectOf } from './roster-imports.service.js';
import {
  type RosterImport,
  type RosterImportFault,
  rosterFaultOf,
  rosterImportOf,
} from './roster-imports.types.js';
import { type RosterImportChanged, RosterProgress } from './roster-progress.js';

/** Reading imports and what is wrong with their rows, for whoever may register volunteers there. */
@Injectable()
export class RosterImportsReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rosters: RosterFiles,
    private readonly known: RosterFaults,
    private readonly progress: RosterProgress,
  ) {}

  /** @throws Problem NOT_FOUND */
  async require(actor: Actor, view: ReadView, importId: string): Promise<RosterImportEntity> {
    const roster = await this.rosters.require(view, importId);
    actor.require('volunteer.register', subjectOf(roster));
    return roster;
  }

  /** @throws Problem NOT_FOUND */
  one(actor: Actor, importId: string, language: Language): Promise<RosterImport> {
    return this.uow.read(async (view) => rosterImportOf(await this.require(actor, view, importId), language));
  }

  /** Its changes from now on. @throws Problem NOT_FOUND */
  async watch(
    actor: Actor,
    importId: string,
  ): Promise<AsyncIterable<{ rosterImportChanged: RosterImportChanged }>> {
    await this.uow.read((view) => this.require(actor, view, importId));
    return this.progress.changes(importId);
  }

  /** Of a place, the latest first. @throws Problem FORBIDDEN */
  list(
    actor: Actor,
    { placeCode, first, after }: RosterImportsArgs,
    language: Language,
  ): Promise<Page<RosterImport>> {
    actor.requireIn('volunteer.register', placeCode);
    return this.uow.read(async (view) => {
      const rows = await view.manager
        .createQueryBuilder(RosterImportEntity, 'i')
        .where(withinPlaces('i.community_code', [placeCode]))
        .andWhere('i.id < :before', { before: idBefore(after) })
        .orderBy('i.id', 'DESC')
        .take(first + 1)
        .getMany();
      return pageById(
        rows.map((row) => rosterImportOf(row, language)),
        first,
      );
    });
  }

  /** In the order of the rows. @throws Problem NOT_FOUND, CURSOR_INVALID */
  faults(
    actor: Actor,
    { importId, first, after }: RosterImportFaultsArgs,
    language: Language,
  ): Promise<Page<RosterImportFault>> {
    return this.uow.read(async (view) => {
      await this.require(actor, view, importId);
      const [row, ordinal] = after ? decodeCursor(after, ['number', 'number']) : [0, -1];
      const rows = await view.manager
        .createQueryBuilder(RosterImportFaultEntity, 'f')
        .where('f.import_id = :importId AND (f.row_number, f.ordinal) > (:row, :ordinal)', {
          ...{ importId, row, ordinal },
        })
        .orderBy('f.row_number')
        .addOrderBy('f.ordinal')
        .take(first + 1)
        .getMany();
      return pageOf(
        rows,
        first,
        (fault) => [fault.rowNumber, fault.ordinal],
        (fault) => rosterFaultOf(fault, this.known.details(fault), language),
      );
    });
  }
}
