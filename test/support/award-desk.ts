import { AwardCyclesJob } from '../../src/recognition/awards/award-cycles.job.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { NoticeDesk } from './notice-desk.js';
import { newKey } from './people.js';
import { RankedService } from './ranked-service.js';
import type { TestApp } from './test-app.js';
import type { Officer, Person, World } from './world.js';

const SCHEME = `id placeCode name description squadKinds provenances periodKind minimumMinutes places version retiredAt`;
const CYCLE = `id schemeId schemeVersion period status minimumMinutes places lastPlaceMinutes noticeId conferredOn grantor
  documentNumber steps { kind at byAccountId reason }`;
const COMMENDATION = `id cycleId awardName period grantor documentNumber conferredOn name anonymous volunteerNo communityCode
  merit minutes revokedAt revokeReason flaggedAt`;
const mutation = (name: string, type: string, shown: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${shown} } }`;
export const CREATE = mutation('createAwardScheme', 'CreateAwardSchemeInput', SCHEME);
export const CHANGE = mutation('changeAwardScheme', 'ChangeAwardSchemeInput', SCHEME);
export const RETIRE = mutation('retireAwardScheme', 'RetireAwardSchemeInput', SCHEME);
export const OPEN = mutation('openAwardCycle', 'OpenAwardCycleInput', CYCLE);
export const NOMINATE = mutation('nominateCandidate', 'NominateInput', CYCLE);
export const CLOSE_NOMINATIONS = mutation('closeNominations', 'AwardCycleInput', CYCLE);
export const REVIEW = mutation('reviewNomination', 'ReviewNominationInput', CYCLE);
export const PUBLISH_AWARD = mutation('publishAwardNotice', 'PublishAwardNoticeInput', CYCLE);
export const CONFER = mutation('conferAward', 'ConferAwardInput', CYCLE);
export const CANCEL = mutation('cancelAwardCycle', 'CancelAwardCycleInput', CYCLE);
export const WITHDRAW_NOMINATION = mutation('withdrawNomination', 'WithdrawNominationInput', CYCLE);
export const WITHDRAW_AWARD = mutation('withdrawAwardNotice', 'WithdrawAwardNoticeInput', CYCLE);
export const REVOKE_HONOUR = mutation('revokeCommendation', 'RevokeCommendationInput', COMMENDATION);
export const READ_CYCLE = `query ($id: ID!) { awardCycle(id: $id) { ${CYCLE} } }`;
export const CYCLES = `query ($placeCode: String!, $schemeId: ID, $status: AwardCycleStatus) {
  awardCycles(placeCode: $placeCode, schemeId: $schemeId, status: $status) { nodes { ${CYCLE} } } }`;
export const SCHEMES = `query ($placeCode: String!, $retired: Boolean) {
  awardSchemes(placeCode: $placeCode, retired: $retired) { nodes { ${SCHEME} } } }`;
export const CANDIDATES = `query ($cycleId: ID!, $nominated: Boolean, $first: Int = 100, $after: String) {
  awardCandidates(cycleId: $cycleId, nominated: $nominated, first: $first, after: $after) {
    nodes { id volunteerId rank minutes currentMinutes merit nominationReason approved reviewReason exclusion
      volunteer { id name } } pageInfo { hasNextPage endCursor } } }`;
export const HONOURS = `query ($placeCode: String!, $year: Int, $squadId: ID) {
  commendations(placeCode: $placeCode, year: $year, squadId: $squadId) { nodes { ${COMMENDATION} } } }`;
export const HONOURS_OF = `query ($volunteerId: ID) {
  volunteerCommendations(volunteerId: $volunteerId) { nodes { ${COMMENDATION} } } }`;
export const FLAGGED = `query ($placeCode: String!) {
  flaggedCommendations(placeCode: $placeCode) { nodes { ${COMMENDATION} } } }`;

export interface ShownScheme {
  readonly id: string;
  readonly version: number;
  readonly places: number;
  readonly provenances: readonly string[];
  readonly squadKinds: readonly string[];
  readonly retiredAt: string | null;
}
export interface ShownCycle {
  readonly id: string;
  readonly status: string;
  readonly period: string;
  readonly lastPlaceMinutes: number;
  readonly noticeId: string | null;
  readonly conferredOn: string | null;
  readonly steps: readonly { kind: string; at: string; byAccountId: string | null; reason: string | null }[];
}
export interface ShownCandidate {
  readonly id: string;
  readonly volunteerId: string;
  readonly rank: number;
  readonly minutes: number;
  readonly currentMinutes: number;
  readonly merit: string | null;
  readonly approved: boolean | null;
  readonly exclusion: string | null;
}
export interface ShownHonour {
  readonly id: string;
  readonly name: string;
  readonly anonymous: boolean;
  readonly minutes: number | null;
  readonly revokedAt: string | null;
  readonly revokeReason: string | null;
  readonly flaggedAt: string | null;
}
interface Nodes<T> {
  readonly nodes: readonly T[];
}

/** Where awards are set up, nominated for, published and conferred, over HTTP; by a district officer unless told. */
export class AwardDesk {
  private constructor(
    readonly notices: NoticeDesk,
    readonly service: RankedService,
  ) {}

  static async open(): Promise<AwardDesk> {
    const notices = await NoticeDesk.open();
    const { app, world } = notices;
    return new AwardDesk(notices, new RankedService(app, world));
  }

  get app(): TestApp {
    return this.notices.app;
  }

  get world(): World {
    return this.notices.world;
  }

  get district(): Officer {
    return this.world.districtOfficer;
  }

  ask<T = ShownCycle>(
    query: string,
    variables: object,
    by: Person | null = this.district,
    language = 'zh-CN',
  ): Promise<T> {
    return this.notices.ask<T>(query, variables, by, language);
  }

  /** What a mutation answers. */
  did<T = ShownCycle>(mutated: string, input: object, by: Person = this.district): Promise<T> {
    return this.ask<T>(mutated, { input }, by);
  }

  refused(mutated: string, input: object, by: Person = this.district): Promise<string> {
    return this.notices.refused(mutated, input, by);
  }

  terms(change: object = {}): Record<string, unknown> {
    return {
      ...{ name: '优秀志愿者', description: '年度服务时长居前者', squadKinds: [] },
      ...{ provenances: ['CHECKED_IN', 'LEADER_ATTESTED'], periodKind: 'MONTH' },
      ...{ minimumMinutes: 60, places: 10, ...change },
    };
  }

  scheme(placeCode: string, change: object = {}): Promise<ShownScheme> {
    return this.did(CREATE, { placeCode, terms: this.terms(change), idempotencyKey: newKey() });
  }

  async candidates(cycleId: string, by: Person = this.district): Promise<readonly ShownCandidate[]> {
    return (await this.ask<Nodes<ShownCandidate>>(CANDIDATES, { cycleId }, by)).nodes;
  }

  async honours(variables: object, by: Person | null = null): Promise<readonly ShownHonour[]> {
    return (await this.ask<Nodes<ShownHonour>>(HONOURS, variables, by)).nodes;
  }

  async flagged(placeCode: string): Promise<readonly ShownHonour[]> {
    return (await this.ask<Nodes<ShownHonour>>(FLAGGED, { placeCode })).nodes;
  }

  nominated(candidateId: string, by: Person): Promise<ShownCycle> {
    return this.did(NOMINATE, { candidateId, merit: '热心服务', reason: '群众公认' }, by);
  }

  reviewed(candidateId: string, approved = true, by: Person = this.district): Promise<ShownCycle> {
    return this.did(REVIEW, { candidateId, approved, reason: '材料齐全' }, by);
  }

  noticed(cycleId: string): Promise<ShownCycle> {
    const said = { content: '经评审，拟表彰下列志愿者，现予公示', objectAt: '区志愿服务中心' };
    return this.did(PUBLISH_AWARD, { cycleId, ...said });
  }

  conferral(cycleId: string, change: object = {}): Record<string, unknown> {
    return { cycleId, grantor: '江阳区民政局', documentNumber: '江民发〔2026〕12号', ...change };
  }

  /** From its candidates to its public notice, with everybody nominated by one officer and approved. */
  async broughtToNotice(cycleId: string, nominator: Person): Promise<ShownCycle> {
    for (const { id } of await this.candidates(cycleId)) await this.nominated(id, nominator);
    await this.did(CLOSE_NOMINATIONS, { cycleId });
    for (const { id } of await this.candidates(cycleId)) await this.reviewed(id);
    return this.noticed(cycleId);
  }

  runJob(): Promise<void> {
    return this.app.get(Jobs).run(this.app.get(AwardCyclesJob).name);
  }
}
