import { newId } from '../../../src/platform/database/new-id.js';
import { CommendationEntity } from '../../../src/recognition/awards/commendation.entity.js';
import { newKey } from '../../support/people.js';
import { RankedService } from '../../support/ranked-service.js';
import type { Person } from '../../support/world.js';
import type { Cast } from './cast.js';
import type { Targets, TargetVolunteer } from './targets.js';

interface CycleTarget extends TargetVolunteer {
  readonly cycleId: string;
  readonly candidateId: string;
}

/** An award of community A for May, and somebody who is a candidate for it. */
export class AwardTargets {
  constructor(
    private readonly cast: Cast,
    private readonly targets: Targets,
  ) {}

  terms(): Record<string, unknown> {
    return {
      ...{ name: '优秀志愿者', description: '月度服务时长居前者', squadKinds: [], places: 100 },
      ...{ provenances: ['CHECKED_IN'], periodKind: 'MONTH', minimumMinutes: 60 },
    };
  }

  async scheme(): Promise<string> {
    const { communityA } = this.cast.world;
    const input = { placeCode: communityA, terms: this.terms(), idempotencyKey: newKey() };
    return this.call('createAwardScheme', 'CreateAwardSchemeInput', input);
  }

  /** Somebody who served in May. */
  async served(): Promise<TargetVolunteer> {
    const volunteer = await this.targets.volunteer();
    await new RankedService(this.cast.app, this.cast.world).served(volunteer.id, 120);
    return volunteer;
  }

  /** In its nominations; with somebody nominated by an officer of his community. */
  async cycle(nominated = true): Promise<CycleTarget> {
    const volunteer = await this.served();
    const input = { schemeId: await this.scheme(), period: '2026-05' };
    const cycleId = await this.call('openAwardCycle', 'OpenAwardCycleInput', input);
    const candidateId = await this.candidateOf(cycleId, volunteer.id);
    const by = this.cast.world.secondOfficerA;
    if (nominated) {
      const nomination = { candidateId, merit: '热心服务', reason: '群众公认' };
      await this.call('nominateCandidate', 'NominateInput', nomination, by);
    }
    return { ...volunteer, cycleId, candidateId };
  }

  async inReview(): Promise<CycleTarget> {
    const cycle = await this.cycle();
    await this.call('closeNominations', 'AwardCycleInput', { cycleId: cycle.cycleId });
    return cycle;
  }

  async approved(): Promise<CycleTarget> {
    const cycle = await this.inReview();
    const review = { candidateId: cycle.candidateId, approved: true, reason: '材料齐全' };
    await this.call('reviewNomination', 'ReviewNominationInput', review);
    return cycle;
  }

  async noticed(): Promise<CycleTarget> {
    const cycle = await this.approved();
    const notice = { cycleId: cycle.cycleId, content: '拟表彰下列志愿者', objectAt: '区志愿服务中心' };
    await this.call('publishAwardNotice', 'PublishAwardNoticeInput', notice);
    return cycle;
  }

  /** Somebody's honour, as it is kept after conferring. */
  async commendation(): Promise<TargetVolunteer & { readonly commendationId: string }> {
    const { id, person, cycleId } = await this.cycle(false);
    return { id, person, commendationId: await this.honour(cycleId, id) };
  }

  async honour(cycleId: string, volunteerId: string): Promise<string> {
    const id = newId();
    const now = this.cast.app.clock.now();
    const communityCode = this.cast.world.communityA;
    await this.cast.app.uow.write((transaction) =>
      transaction.repo(CommendationEntity).insert({
        ...{ id, cycleId, volunteerId, communityCode, merit: '热心服务', minutes: 120 },
        ...{ conferredAt: now, flaggedAt: now },
        ...{ revokedAt: null, revokedByAccountId: null, revokeReason: null },
      }),
    );
    return id;
  }

  private async candidateOf(cycleId: string, volunteerId: string): Promise<string> {
    const { awardCandidates } = await this.cast.world.client.data<{
      awardCandidates: { nodes: { id: string; volunteerId: string }[] };
    }>(
      `query ($cycleId: ID!) { awardCandidates(cycleId: $cycleId, first: 100) { nodes { id volunteerId } } }`,
      { cycleId },
      { token: this.cast.world.districtOfficer.token },
    );
    const found = awardCandidates.nodes.find((node) => node.volunteerId === volunteerId);
    if (!found) throw new Error('he is no candidate');
    return found.id;
  }

  private async call(
    name: string,
    type: string,
    input: object,
    by: Person = this.cast.world.districtOfficer,
  ): Promise<string> {
    const answer = await this.cast.world.client.data<Record<string, { id: string }>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`,
      { input },
      { token: by.token },
    );
    return answer[name]?.id ?? '';
  }
}
