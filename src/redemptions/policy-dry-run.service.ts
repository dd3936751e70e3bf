import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { invalidInput, type Problem } from '../kernel/problem.js';
import type { LocalDate } from '../kernel/service-day.js';
import { PlacesService } from '../places/places.service.js';
import { withinPlaces } from '../platform/database/sql.js';
import { type ReadView, UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import type { Policy } from '../policies/policy.js';
import { checkPolicy } from '../policies/policy-faults.js';
import { LedgerService } from '../timebank/ledger/ledger.service.js';
import { circumstancesOn } from '../volunteers/circumstances/circumstances.query.js';
import { ConfirmedRelations } from '../volunteers/relations/confirmed-relations.js';
import { VolunteersService } from '../volunteers/volunteers.service.js';
import { OPEN_REDEMPTIONS } from './redemption-state.js';
import { RedemptionEntity } from './redemption.entity.js';
import { redemptionRefusal } from './redemption-terms.js';

export interface DryRun {
  readonly open: number;
  readonly refused: readonly { readonly redemption: RedemptionEntity; readonly problem: Problem }[];
}

const AT_ONCE = 500;

/** What a policy would do to what is under way, before it is set (domain.md § 11). */
@Injectable()
export class PolicyDryRunService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlacesService,
    private readonly volunteers: VolunteersService,
    private readonly relations: ConfirmedRelations,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Which open redemptions of a place a policy would refuse, were they asked for on a day; nothing is changed.
   * @throws Problem FORBIDDEN, PLACE_NOT_FOUND, INVALID_INPUT with each fault of the policy
   */
  async run(actor: Actor, placeCode: string, given: unknown, day: LocalDate): Promise<DryRun> {
    actor.requireIn('policy.edit', placeCode);
    const { policy, faults } = checkPolicy(given);
    if (!policy) throw invalidInput(faults);
    const refused: { redemption: RedemptionEntity; problem: Problem }[] = [];
    let open = 0;
    for (let afterId: string | null = ''; afterId !== null;) {
      const from: string = afterId;
      const page = await this.uow.read(async (view) => {
        await this.places.require(view, placeCode);
        const redemptions = await openIn(view, placeCode, from);
        return { redemptions, problems: await this.judge(view, redemptions, policy, day) };
      });
      open += page.redemptions.length;
      for (const [index, redemption] of page.redemptions.entries()) {
        const problem = page.problems[index];
        if (problem) refused.push({ redemption, problem });
      }
      afterId = page.redemptions.length < AT_ONCE ? null : (page.redemptions.at(-1)?.id ?? null);
    }
    return { open, refused };
  }

  private async judge(
    view: ReadView,
    redemptions: readonly RedemptionEntity[],
    policy: Policy,
    day: LocalDate,
  ): Promise<(Problem | null)[]> {
    const ids = [...new Set(redemptions.map(({ volunteerId }) => volunteerId))];
    const people = await this.volunteers.byIds(view, ids);
    const circumstances = await circumstancesOn(view, ids, day);
    const accounts = await this.ledger.timeAccounts(view, ids);
    const verdicts: (Problem | null)[] = [];
    for (const { volunteerId, relationId, heldMinutes: minutes } of redemptions) {
      const person = people.get(volunteerId);
      const relative = relationId ? await this.relations.find(view, relationId, volunteerId) : null;
      verdicts.push(
        person
          ? redemptionRefusal(
              {
                birthDate: person.birthDate,
                status: person.status,
                honorMinutes: accounts.get(volunteerId)?.honorMinutes ?? 0,
                circumstances: circumstances.get(volunteerId) ?? new Set(),
                relation: relative?.kind ?? null,
                minutes,
              },
              policy,
              day,
            )
          : null,
      );
    }
    return verdicts;
  }
}

const openIn = (view: ReadView, placeCode: string, afterId: string): Promise<RedemptionEntity[]> =>
  view.manager
    .createQueryBuilder(RedemptionEntity, 'r')
    .where(withinPlaces('r.home_code', [placeCode]))
    .andWhere({ status: In([...OPEN_REDEMPTIONS]) })
    .andWhere('r.id > :afterId', { afterId })
    .orderBy('r.id')
    .take(AT_ONCE)
    .getMany();
