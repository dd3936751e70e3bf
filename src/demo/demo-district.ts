import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { serviceDayOf } from '../kernel/service-day.js';
import { PlaceEntity } from '../places/place.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Outbox } from '../platform/events/outbox.js';
import { PolicyService } from '../policies/policy.service.js';
import { VolunteerNumberEntity } from '../volunteers/consent.entity.js';
import { DemoAccounts } from './demo-accounts.js';
import { DemoActivities } from './demo-activities.js';
import { DEMO_CAST } from './demo-cast.js';
import { DemoCommunity } from './demo-community.js';
import { DemoOrganisations } from './demo-organisations.js';
import { DEMO_DISTRICT, DEMO_POPULATION, DEMO_STREETS, DEMO_VOLUNTEER_TARGET } from './demo-places.js';
import { SeededRandom } from './seeded-random.js';

const SEED = 510_502;

export interface DemoSize {
  /** Registered volunteers of each community. */
  readonly volunteers: number;
  readonly serviceDays: number;
}

const ESSAY_SIZE: DemoSize = { volunteers: 50, serviceDays: 540 };
const UNASSIGNED = 6;
const PENDING = 2;

/** The essay's district as demo data: 江阳区 with 38 communities of 340 volunteers asked for and 50 registered. */
@Injectable()
export class DemoDistrict {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly policies: PolicyService,
    private readonly accounts: DemoAccounts,
    private readonly community: DemoCommunity,
    private readonly activities: DemoActivities,
    private readonly organisations: DemoOrganisations,
    private readonly outbox: Outbox,
  ) {}

  /** Loads the district unless there are places already; answers whether it did. */
  async loadIntoEmpty(tell: (line: string) => void, size: DemoSize = ESSAY_SIZE): Promise<boolean> {
    const filled = await this.uow.read((view) => view.manager.getRepository(PlaceEntity).exists());
    if (filled) return false;
    tell('正在载入演示区（江阳区，38 个社区）… / loading the demo district …');
    const communities = await this.addPlaces();
    const officers = await this.accounts.create(communities.map(({ code }) => code));
    const today = serviceDayOf(this.clock.now());
    const effective = await this.uow.read((view) => this.policies.policyFor(view, DEMO_DISTRICT.code, today));
    const random = new SeededRandom(SEED);
    let firstNumber = 1;
    for (const [index, { code, name }] of communities.entries()) {
      const of = officers.get(code);
      if (!of) throw new Error('a community without officers');
      const plan = { code, name, officers: of, firstNumber, today, effective, ...size };
      const waiting = {
        unassigned: Math.min(UNASSIGNED, size.volunteers),
        pending: index === 0 ? PENDING : 0,
      };
      const cast = index === 0 ? DEMO_CAST : [];
      const filled = await this.uow.write((transaction) =>
        this.community.fill(transaction, random, { ...plan, ...waiting, cast }),
      );
      if (index === 0) {
        await this.activities.add(filled, plan);
        await this.organisations.add(filled, plan);
      }
      firstNumber += size.volunteers;
    }
    await this.uow.write((transaction) =>
      transaction
        .repo(VolunteerNumberEntity)
        .insert({ districtCode: DEMO_DISTRICT.code, lastNumber: firstNumber - 1 }),
    );
    tell('正在计算排名 … / computing the rankings …');
    await this.outbox.settled();
    return true;
  }

  private async addPlaces(): Promise<{ code: string; name: string }[]> {
    const updatedAt = this.clock.now();
    const none = {
      population: null,
      volunteerTarget: null,
      premisesSquareMetres: null,
      newArea: false,
      updatedAt,
    };
    const communities = DEMO_STREETS.flatMap((street) =>
      street.communities.map((name, index) => ({
        code: `${street.code}${String(index + 1).padStart(3, '0')}`,
        kind: 'COMMUNITY' as const,
        name,
        parentCode: street.code,
        population: DEMO_POPULATION,
        volunteerTarget: DEMO_VOLUNTEER_TARGET,
        premisesSquareMetres: 300,
        newArea: false,
        updatedAt,
      })),
    );
    await this.uow.write(async (transaction) => {
      const places = transaction.repo(PlaceEntity);
      await places.insert({ ...DEMO_DISTRICT, kind: 'DISTRICT', parentCode: null, ...none });
      await places.insert(
        DEMO_STREETS.map(({ code, name }) => ({
          code,
          name,
          kind: 'STREET' as const,
          parentCode: DEMO_DISTRICT.code,
          ...none,
        })),
      );
      await places.insert(communities);
    });
    return communities;
  }
}
