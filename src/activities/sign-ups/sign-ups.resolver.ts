import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import { CurrentActor } from '../../platform/graphql/request-context.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { SignUpDesk } from './sign-up-desk.service.js';
import {
  AddParticipantInput,
  AnswerInvitationInput,
  AnswerOfferInput,
  CancelSignUpInput,
  InviteVolunteersInput,
  MySignUpsArgs,
  RemoveParticipantInput,
  SignUpInput,
} from './sign-ups.inputs.js';
import { type BeforeSignUp, SignUpsQuery } from './sign-ups.query.js';
import { SignUp, SignUpConnection, signUpOf } from './sign-ups.types.js';

/** After every sign-up: a page of the latest starts there. */
const LATEST: BeforeSignUp = { startAt: Number.MAX_SAFE_INTEGER, id: '~' };

@Resolver(() => SignUp)
export class SignUpsResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly query: SignUpsQuery,
    private readonly desk: SignUpDesk,
  ) {}

  @Access('signed-in')
  @Query(() => SignUpConnection, {
    description: '本人的报名，活动晚的在前 · one’s own sign-ups, the latest activity first',
  })
  async mySignUps(@CurrentActor() actor: Actor, @Args() args: MySignUpsArgs): Promise<SignUpConnection> {
    const own = actor.volunteerId;
    const before = beforeOf(args.after);
    const rows = own
      ? await this.uow.read((view) => this.query.ofVolunteer(view, own, args, before, args.first + 1))
      : [];
    return pageOf(rows, args.first, ({ startAt, id }) => [startAt.getTime(), id], signUpOf);
  }

  @Access('signed-in')
  @Mutation(() => SignUp, {
    description: '报名；名额已满则候补 · signs up; on the waiting list when it is full',
  })
  async signUp(@CurrentActor() actor: Actor, @Args('input') input: SignUpInput): Promise<SignUp> {
    return signUpOf(await this.desk.signUp(actor, input));
  }

  @Access('signed-in')
  @Mutation(() => SignUp, { description: '退出报名 · leaves an activity' })
  async cancelSignUp(
    @CurrentActor() actor: Actor,
    @Args('input') { signUpId, reason }: CancelSignUpInput,
  ): Promise<SignUp> {
    return signUpOf(await this.desk.cancelOwn(actor, signUpId, reason ?? null));
  }

  @Access('signed-in')
  @Mutation(() => SignUp, { description: '答复邀请 · answers an invitation' })
  async answerInvitation(
    @CurrentActor() actor: Actor,
    @Args('input') { signUpId, accept }: AnswerInvitationInput,
  ): Promise<SignUp> {
    return signUpOf(await this.desk.answerInvitation(actor, signUpId, accept));
  }

  @Access('signed-in')
  @Mutation(() => SignUp, { description: '确认候补得到的名额 · answers an offered place' })
  async answerOffer(
    @CurrentActor() actor: Actor,
    @Args('input') { signUpId, accept }: AnswerOfferInput,
  ): Promise<SignUp> {
    return signUpOf(await this.desk.answerOffer(actor, signUpId, accept));
  }

  @Access('activity.edit')
  @Mutation(() => [SignUp], { description: '邀请志愿者 · invites volunteers' })
  async inviteVolunteers(
    @CurrentActor() actor: Actor,
    @Args('input') input: InviteVolunteersInput,
  ): Promise<SignUp[]> {
    return (await this.desk.invite(actor, input)).map(signUpOf);
  }

  @Access('activity.edit')
  @Mutation(() => SignUp, { description: '直接加入参加者 · enters a participant' })
  async addParticipant(
    @CurrentActor() actor: Actor,
    @Args('input') input: AddParticipantInput,
  ): Promise<SignUp> {
    return signUpOf(await this.desk.addParticipant(actor, input));
  }

  @Access('activity.edit')
  @Mutation(() => SignUp, { description: '移出参加者 · removes a participant' })
  async removeParticipant(
    @CurrentActor() actor: Actor,
    @Args('input') input: RemoveParticipantInput,
  ): Promise<SignUp> {
    return signUpOf(await this.desk.remove(actor, input));
  }
}

function beforeOf(cursor: string | null | undefined): BeforeSignUp {
  if (!cursor) return LATEST;
  const [startAt, id] = decodeCursor(cursor, ['number', 'string']);
  return { startAt: Number(startAt), id: String(id) };
}
