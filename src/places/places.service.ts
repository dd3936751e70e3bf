import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { divisionKindOf, isWithin } from '../kernel/division-code.js';
import { invalidInput } from '../kernel/problem.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { withinPlaces } from '../platform/database/sql.js';
import { type ReadView, UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import { Idempotency } from '../platform/idempotency/idempotency.js';
import type { Actor } from '../platform/security/actor.js';
import { PlaceEntity } from './place.entity.js';
import type { AddCommunityInput, UpdateCommunityInput } from './places.inputs.js';
import {
  COMMUNITY_CODE_OUTSIDE_STREET,
  NOT_A_STREET,
  notACommunity,
  placeExists,
  placeNotFound,
} from './places.problems.js';

/** The tree of districts, streets and communities. */
@Injectable()
export class PlacesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws Problem PLACE_NOT_FOUND */
  async require(view: ReadView, code: string): Promise<PlaceEntity> {
    const [place] = await view.entities(PlaceEntity, 'WHERE code = :code', { code });
    if (!place) throw placeNotFound({ code });
    return place;
  }

  /** @throws Problem PLACE_NOT_FOUND or NOT_A_COMMUNITY */
  async requireCommunity(view: ReadView, code: string): Promise<PlaceEntity> {
    const place = await this.require(view, code);
    if (place.kind !== 'COMMUNITY') throw notACommunity({ code });
    return place;
  }

  /** A place and all that is below it, in the order of their codes. */
  within(view: ReadView, placeCode: string): Promise<PlaceEntity[]> {
    return view.manager
      .createQueryBuilder(PlaceEntity, 'p')
      .where(withinPlaces('p.code', [placeCode]))
      .orderBy('p.code')
      .getMany();
  }

  async byCodes(codes: readonly string[]): Promise<Map<string, PlaceEntity>> {
    const places = await this.uow.read((view) =>
      view.entities(PlaceEntity, 'WHERE code IN (:...codes)', { codes }),
    );
    return new Map(places.map((place) => [place.code, place]));
  }

  /** Up to `limit` places directly below one (null: the districts), in the order of their codes. */
  async below(parentCode: string | null, afterCode: string, limit: number): Promise<PlaceEntity[]> {
    return this.uow.read(async (view) => {
      const query = view.manager
        .createQueryBuilder(PlaceEntity, 'place')
        .where('place.code > :afterCode', { afterCode });
      if (parentCode === null) query.andWhere('place.parentCode IS NULL');
      else query.andWhere('place.parentCode = :parentCode', { parentCode });
      return query.orderBy('place.code').take(limit).getMany();
    });
  }

  /**
   * Adds a community below a street.
   * @throws Problem FORBIDDEN, INVALID_INPUT, PLACE_EXISTS
   */
  async addCommunity(actor: Actor, input: AddCommunityInput): Promise<PlaceEntity> {
    const accountId = actor.requireAccount();
    actor.requireIn('place.edit', input.streetCode);
    const code = await this.uow.write((transaction) =>
      this.idempotency.once(
        transaction,
        { accountId, key: input.idempotencyKey, operation: 'addCommunity', input },
        async () => {
          const community = await this.newCommunity(transaction, input);
          await transaction.repo(PlaceEntity).insert(community);
          await this.audit.record(transaction, actor, {
            action: 'place.add',
            subjectType: 'Place',
            subjectId: community.code,
            placeCode: community.code,
          });
          return community.code;
        },
      ),
    );
    return this.uow.read((view) => this.require(view, code));
  }

  /** Changes what is given. @throws Problem FORBIDDEN, PLACE_NOT_FOUND, NOT_A_COMMUNITY, PLACE_EXISTS */
  async updateCommunity(actor: Actor, input: UpdateCommunityInput): Promise<PlaceEntity> {
    actor.requireIn('place.edit', input.code);
    await this.uow.write(async (transaction) => {
      const place = await this.requireCommunity(transaction, input.code);
      if (input.name && input.name !== place.name)
        await this.requireFreeName(transaction, place.parentCode ?? '', input.name);
      const { code, ...given } = input;
      const changed = Object.fromEntries(
        Object.entries(given).filter(
          ([name, value]) =>
            value !== undefined && !(value === null && (name === 'name' || name === 'newArea')),
        ),
      );
      await transaction.repo(PlaceEntity).update({ code }, { ...changed, updatedAt: this.clock.now() });
      await this.audit.record(transaction, actor, {
        action: 'place.update',
        subjectType: 'Place',
        subjectId: code,
        placeCode: code,
        details: { fields: Object.keys(changed) },
      });
    });
    return this.uow.read((view) => this.require(view, input.code));
  }

  private async newCommunity(transaction: WriteTransaction, input: AddCommunityInput): Promise<PlaceEntity> {
    // The street's row is locked so that two additions at once do not take the same number.
    const lock = this.uow.dialect === 'postgres' ? 'FOR UPDATE' : '';
    const [street] = await transaction.rows<{ kind: string }>(
      `SELECT kind FROM place WHERE code = :code ${lock}`,
      {
        code: input.streetCode,
      },
    );
    if (street?.kind !== 'STREET') throw invalidInput([{ path: 'input.streetCode', code: NOT_A_STREET }]);
    const code = input.code ?? (await this.nextCode(transaction, input.streetCode));
    if (divisionKindOf(code) !== 'COMMUNITY' || !isWithin(code, input.streetCode)) {
      throw invalidInput([{ path: 'input.code', code: COMMUNITY_CODE_OUTSIDE_STREET }]);
    }
    if (await transaction.repo(PlaceEntity).existsBy({ code })) throw placeExists({ code });
    await this.requireFreeName(transaction, input.streetCode, input.name);
    return {
      code,
      kind: 'COMMUNITY',
      name: input.name,
      parentCode: input.streetCode,
      population: input.population ?? null,
      volunteerTarget: input.volunteerTarget ?? null,
      premisesSquareMetres: input.premisesSquareMetres ?? null,
      newArea: input.newArea ?? false,
      updatedAt: this.clock.now(),
    };
  }

  /** Community codes run from 001 within their street. */
  private async nextCode(transaction: WriteTransaction, streetCode: string): Promise<string> {
    const [last] = await transaction.rows<{ code: string | null }>(
      'SELECT max(code) AS code FROM place WHERE parent_code = :streetCode',
      { streetCode },
    );
    const number = Number((last?.code ?? `${streetCode}000`).slice(9)) + 1;
    if (number > 999) throw placeExists({ code: `${streetCode}999` });
    return `${streetCode}${String(number).padStart(3, '0')}`;
  }

  private async requireFreeName(
    transaction: WriteTransaction,
    parentCode: string,
    name: string,
  ): Promise<void> {
    const [same] = await transaction.rows<{ code: string }>(
      'SELECT code FROM place WHERE parent_code = :parentCode AND name = :name',
      { parentCode, name },
    );
    if (same) throw placeExists({ code: same.code });
  }
}
