import { startOfServiceDay } from '../../src/kernel/service-day.js';
import { Provenance, ServiceTarget, SquadKind } from '../../src/kernel/vocabulary.js';
import { newId } from '../../src/platform/database/new-id.js';
import { Outbox } from '../../src/platform/events/outbox.js';
import { DEFAULT_POLICY_VERSION_ID } from '../../src/policies/policy.service.js';
import {
  ServiceRecordDayEntity,
  ServiceRecordEntity,
  ServiceRecordStatus,
} from '../../src/service-records/service-record.entity.js';
import type { TestApp } from './test-app.js';
import { STREET, type VolunteerOptions, type World } from './world.js';

const ENTRY = 'rank volunteerNo name anonymous minutes communityCode communityName';
export const RANKING = `query ($placeCode: String!, $squadKind: SquadKind, $squadId: ID, $organisationId: ID,
  $period: RankingPeriodInput!, $first: Int, $after: String) {
  ranking(placeCode: $placeCode, squadKind: $squadKind, squadId: $squadId, organisationId: $organisationId, period: $period,
    first: $first, after: $after) {
    nodes { ${ENTRY} } edges { cursor } pageInfo { hasNextPage endCursor } participants asOf } }`;

export const ALL_TIME = { kind: 'ALL' };

export interface RankingNode {
  rank: number;
  volunteerNo: string | null;
  name: string;
  anonymous: boolean;
  minutes: number;
  communityCode: string;
  communityName: string;
}

export interface RankingPage {
  nodes: RankingNode[];
  edges: { cursor: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  participants: number;
  asOf: string;
}

export interface RankingAsked {
  placeCode: string;
  squadKind?: SquadKind;
  squadId?: string;
  organisationId?: string;
  period?: { kind: string; year?: number; month?: number; fromDay?: string; untilDay?: string };
  first?: number;
  after?: string | null;
}

interface Service {
  readonly day?: string;
  readonly squadKind?: SquadKind | null;
  readonly squadId?: string | null;
  readonly organisationId?: string | null;
  readonly provenance?: Provenance;
}

/** Communities with service of chosen minutes, stored as the records' module leaves it, and their rankings over HTTP. */
export class RankedService {
  private communities = 0;

  constructor(
    private readonly app: TestApp,
    private readonly world: World,
  ) {}

  newCommunity(street = STREET): Promise<string> {
    this.communities += 1;
    return this.world.community(street, `排名社区${this.communities}`);
  }

  async ranking(asked: RankingAsked, language = 'zh-CN'): Promise<RankingPage> {
    const variables = { period: ALL_TIME, ...asked };
    return (await this.app.client.data<{ ranking: RankingPage }>(RANKING, variables, { language })).ranking;
  }

  /** A page as `1 张* 300`. */
  async lines(asked: RankingAsked): Promise<string[]> {
    return (await this.ranking(asked)).nodes.map(({ rank, name, minutes }) => `${rank} ${name} ${minutes}`);
  }

  /** A volunteer of a community who has served in a patrol on 20 May 2026. */
  async volunteer(communityCode: string, minutes: number, options: VolunteerOptions = {}): Promise<string> {
    const { id } = await this.world.volunteer({ withAccount: false, ...options, communityCode });
    await this.served(id, minutes);
    return id;
  }

  /** Stores a confirmed record and tells of it; answers its id. */
  async served(volunteerId: string, minutes: number, service: Service = {}): Promise<string> {
    const { day = '2026-05-20', squadKind = SquadKind.PATROL, provenance = Provenance.CHECKED_IN } = service;
    const { squadId = null, organisationId = null } = service;
    const startAt = startOfServiceDay(day);
    const endAt = new Date(startAt.getTime() + minutes * 60_000);
    const recordId = newId();
    const at = this.app.clock.now();
    const { communityA, officerA, secondOfficerA } = this.world;
    await this.app.uow.write(async (transaction) => {
      await transaction.repo(ServiceRecordEntity).insert({
        ...{
          id: recordId,
          volunteerId,
          squadKind,
          provenance,
          startAt,
          endAt,
          serviceDay: day,
          training: false,
        },
        ...{
          communityCode: communityA,
          squadId,
          organisationId,
          occasion: '巡逻',
          address: '小区',
          content: '巡逻',
        },
        ...{ serviceTarget: ServiceTarget.PUBLIC, organisingUnit: '居委会', personInCharge: '王主任' },
        ...{ rawMinutes: minutes, creditedMinutes: minutes, policyVersionId: DEFAULT_POLICY_VERSION_ID },
        ...{ recordedByAccountId: officerA.accountId, recordedAt: at, decidedAt: at },
        ...{ status: ServiceRecordStatus.CONFIRMED, confirmedByAccountId: secondOfficerA.accountId },
      });
      const part = { recordId, day, volunteerId, rawMinutes: minutes, creditedMinutes: minutes };
      await transaction.repo(ServiceRecordDayEntity).insert(part);
      await this.app
        .get(Outbox)
        .emit(transaction, 'ServiceRecordConfirmed', { volunteerId, recordIds: [recordId] });
    });
    await this.app.settled();
    return recordId;
  }

  /** Voids a stored record and tells of it. */
  async voided(recordId: string, volunteerId: string): Promise<void> {
    await this.app.uow.write(async (transaction) => {
      const change = { status: ServiceRecordStatus.VOIDED, voidedAt: this.app.clock.now() };
      await transaction.repo(ServiceRecordEntity).update({ id: recordId }, change);
      await this.app
        .get(Outbox)
        .emit(transaction, 'ServiceRecordVoided', { volunteerId, recordIds: [recordId] });
    });
    await this.app.settled();
  }
}
