import { accountOf, newKey } from '../../support/people.js';
import type { Person, World } from '../../support/world.js';
import { newId } from '../../../src/platform/database/new-id.js';
import { DEFAULT_POLICY_VERSION_ID } from '../../../src/policies/policy.service.js';
import { StarEntity } from '../../../src/recognition/stars/star.entity.js';
import type { Cast } from './cast.js';
import type { Targets, TargetVolunteer } from './targets.js';

/** Somebody of 76 who has minutes, and what he does with them. */
export class TimeBankTargets {
  private readonly world: World;

  constructor(
    private readonly cast: Cast,
    private readonly targets: Targets,
  ) {
    this.world = cast.world;
  }

  async elder(): Promise<TargetVolunteer> {
    const { id, person } = await this.someone();
    await this.world.assign(id, this.cast.leaderSquadId);
    await this.targets.confirmedRecord({ id, person });
    return { id, person };
  }

  /** Somebody who has a star. */
  async star(): Promise<TargetVolunteer> {
    const { id, person } = await this.someone();
    const policyVersionId = DEFAULT_POLICY_VERSION_ID;
    await this.cast.app.uow.write((transaction) =>
      transaction.repo(StarEntity).insert({
        ...{ id: newId(), volunteerId: id, level: 1, gainedAt: new Date(), honorMinutes: 6_000 },
        ...{ entryId: null, policyVersionId, lostAt: null, lostBecause: null },
        ...{ lostHonorMinutes: null, lostEntryId: null },
      }),
    );
    return { id, person };
  }

  /** Somebody's certificate, asked for or issued. */
  async certificate(issued: boolean): Promise<TargetVolunteer & { readonly certificateId: string }> {
    const elder = await this.elder();
    const period = { fromDay: '2026-01-01', untilDay: '2026-12-31', idempotencyKey: newKey() };
    const { id } = await this.call<{ id: string }>(
      'requestCertificate',
      'RequestCertificateInput',
      period,
      elder.person,
    );
    if (issued)
      await this.call(
        'issueCertificate',
        'IssueCertificateInput',
        { certificateId: id },
        this.world.secondOfficerA,
      );
    return { ...elder, certificateId: id };
  }

  noticeInput(placeCode: string, volunteerId: string): Record<string, unknown> {
    return {
      ...{ placeCode, title: '优秀志愿者公示', content: '拟表彰下列志愿者', objectAt: '社区服务站' },
      ...{ entries: [{ volunteerId, merit: '全年服务' }], idempotencyKey: newKey() },
    };
  }

  /** A notice about somebody. */
  async notice(): Promise<TargetVolunteer & { readonly noticeId: string }> {
    const volunteer = await this.someone();
    return { ...volunteer, noticeId: await this.noticeAbout(volunteer.id) };
  }

  async noticeAbout(volunteerId: string): Promise<string> {
    const input = this.noticeInput(this.world.communityA, volunteerId);
    const by = this.world.secondOfficerA;
    return (await this.call<{ id: string }>('publishNotice', 'PublishNoticeInput', input, by)).id;
  }

  /** Somebody's objection to a notice about another. */
  async objection(): Promise<TargetVolunteer & { readonly objectionId: string }> {
    const author = await this.someone();
    const { noticeId } = await this.notice();
    const statement = { name: '李明', contact: '楼下门卫转', text: '时长与签到表不符' };
    const input = { noticeId, ...statement, idempotencyKey: newKey() };
    const made = await this.call<{ id: string }>(
      'objectToNotice',
      'ObjectToNoticeInput',
      input,
      author.person,
    );
    return { ...author, objectionId: made.id };
  }

  requestInput(volunteerId: string): Record<string, unknown> {
    return {
      volunteerId,
      evidence: '授权书',
      minutes: 30,
      content: '陪同就医',
      urgency: 'SOON',
      idempotencyKey: newKey(),
    };
  }

  async redemption(): Promise<TargetVolunteer & { readonly redemptionId: string }> {
    const elder = await this.elder();
    const { id } = await this.call<{ id: string }>(
      'requestRedemption',
      'RequestRedemptionInput',
      { ...this.requestInput(elder.id), volunteerId: null },
      elder.person,
    );
    return { ...elder, redemptionId: id };
  }

  /** The input of a relation to somebody new. */
  async declaration(volunteerId: string): Promise<Record<string, unknown>> {
    const { volunteerNo } = await this.relative();
    return {
      ...{ volunteerId, relativeVolunteerNo: volunteerNo, relativeName: '亲属', kind: 'PARENT' },
      ...{ evidence: '户口簿', idempotencyKey: newKey() },
    };
  }

  /** A declared relation; with `confirmed`, agreed to. */
  async relation(
    confirmed: boolean,
  ): Promise<{ giver: TargetVolunteer; relative: TargetVolunteer; relationId: string }> {
    const giver = await this.elder();
    const relative = await this.relative();
    const { id } = await this.call<{ id: string }>(
      'declareRelation',
      'DeclareRelationInput',
      {
        relativeVolunteerNo: relative.volunteerNo,
        relativeName: '亲属',
        kind: 'PARENT',
        idempotencyKey: newKey(),
      },
      giver.person,
    );
    if (confirmed)
      await this.call(
        'answerRelation',
        'AnswerRelationInput',
        { relationId: id, accept: true },
        relative.person,
      );
    return { giver, relative, relationId: id };
  }

  circumstanceInput(volunteerId: string): Record<string, unknown> {
    return {
      volunteerId,
      kind: 'LIVING_ALONE',
      fromDay: '2026-01-01',
      evidence: '走访记录',
      idempotencyKey: newKey(),
    };
  }

  /** Somebody who lives alone, of 76 unless told. */
  async circumstance(birthDate?: string): Promise<TargetVolunteer & { readonly circumstanceId: string }> {
    const volunteer = await this.someone('当事人', birthDate);
    const { id } = await this.call<{ id: string }>(
      'recordCircumstance',
      'RecordCircumstanceInput',
      this.circumstanceInput(volunteer.id),
      this.world.secondOfficerA,
    );
    return { ...volunteer, circumstanceId: id };
  }

  async someone(name = '当事人', birthDate = '1950-01-01'): Promise<TargetVolunteer> {
    await this.cast.forgetAttempts();
    const { id, person } = await this.world.volunteer({ name, birthDate });
    return { id, person: accountOf(person) };
  }

  private async relative(): Promise<TargetVolunteer & { readonly volunteerNo: string }> {
    const relative = await this.someone('亲属');
    const { volunteer } = await this.world.client.data<{ volunteer: { volunteerNo: string } }>(
      `query ($id: ID!) { volunteer(id: $id) { volunteerNo } }`,
      { id: relative.id },
      { token: relative.person.token },
    );
    return { ...relative, volunteerNo: volunteer.volunteerNo };
  }

  private async call<T>(name: string, inputType: string, input: object, by: Person): Promise<T> {
    const answer = await this.world.client.data<Record<string, T>>(
      `mutation ($input: ${inputType}!) { ${name}(input: $input) { id } }`,
      { input },
      { token: by.token },
    );
    return answer[name] as T;
  }
}
