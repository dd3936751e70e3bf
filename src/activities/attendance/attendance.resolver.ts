import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock } from '../../kernel/clock.js';
import { ConnectionArgs, decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../../platform/graphql/request-context.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { Access } from '../../platform/security/access.js';
import type { Actor } from '../../platform/security/actor.js';
import { VolunteerMapper } from '../../volunteers/volunteer-mapper.js';
import { VolunteersService } from '../../volunteers/volunteers.service.js';
import { Volunteer } from '../../volunteers/volunteers.types.js';
import { AttendanceDesk } from './attendance-desk.service.js';
import { AttendanceKind } from './attendance-event.entity.js';
import {
  AttestAttendanceInput,
  type AttendanceEventInput,
  CheckInInput,
  SubmitAttendanceInput,
} from './attendance.inputs.js';
import { AttendanceQuery } from './attendance.query.js';
import {
  answerOf,
  AttendanceAnswer,
  AttendeeAttendance,
  AttendeeAttendanceConnection,
  attendeeOf,
  CheckInCodeShown,
} from './attendance.types.js';
import type { ToldEvent } from './told-event.js';

@Resolver(() => AttendeeAttendance)
export class AttendanceResolver {
  constructor(
    private readonly clock: Clock,
    private readonly desk: AttendanceDesk,
    private readonly attendances: AttendanceQuery,
    private readonly volunteers: VolunteersService,
    private readonly mapper: VolunteerMapper,
  ) {}

  @Access('signed-in')
  @Query(() => DateTimeScalar, {
    description: '服务器时间，供设备校准 · the server’s time, for devices to know their error',
  })
  serverTime(): Date {
    return this.clock.now();
  }

  @Access('attendance.attest')
  @Query(() => CheckInCodeShown, {
    description: '当前签到码，每 30 秒更换 · the code to show, new every 30 seconds',
  })
  async checkInCode(
    @CurrentActor() actor: Actor,
    @Args('activityId', { type: () => ID }) activityId: string,
  ): Promise<CheckInCodeShown> {
    const { code, payload, validFrom, validUntil } = await this.attendances.code(actor, activityId);
    return { code, payload, shownFrom: validFrom, nextAt: validUntil };
  }

  @Access('signed-in')
  @Query(() => AttendeeAttendanceConnection, {
    name: 'attendance',
    description: '活动的出勤；志愿者只见本人 · who is there; a volunteer sees himself',
  })
  async listAttendance(
    @CurrentActor() actor: Actor,
    @Args('activityId', { type: () => ID }) activityId: string,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<AttendeeAttendanceConnection> {
    const [afterId] = after ? decodeCursor(after, ['string']) : [''];
    const rows = await this.attendances.page(actor, activityId, String(afterId), first + 1);
    return pageOf(rows, first, (row) => [row.signUp.id], attendeeOf);
  }

  @Access('signed-in')
  @Mutation(() => AttendeeAttendance, { description: '凭签到码签到 · checks in by the code' })
  checkIn(@CurrentActor() actor: Actor, @Args('input') input: CheckInInput): Promise<AttendeeAttendance> {
    return this.receive(actor, ownEvent(input, AttendanceKind.CHECK_IN));
  }

  @Access('signed-in')
  @Mutation(() => AttendeeAttendance, { description: '凭签到码签退 · checks out by the code' })
  checkOut(@CurrentActor() actor: Actor, @Args('input') input: CheckInInput): Promise<AttendeeAttendance> {
    return this.receive(actor, ownEvent(input, AttendanceKind.CHECK_OUT));
  }

  @Access('attendance.attest')
  @Mutation(() => AttendeeAttendance, {
    description: '证明他人到场或离开 · attests that somebody came or left',
  })
  attestAttendance(
    @CurrentActor() actor: Actor,
    @Args('input') input: AttestAttendanceInput,
  ): Promise<AttendeeAttendance> {
    const { happenedAt: statedAt, ...told } = input;
    return this.receive(actor, { ...UNTOLD, ...told, statedAt });
  }

  @Access('signed-in')
  @Mutation(() => [AttendanceAnswer], {
    description: '离线记录的签到签退，逐条答复 · events recorded offline, each answered',
  })
  async submitAttendance(
    @CurrentRequest() { actor, language }: RequestContext,
    @Args('input') { events }: SubmitAttendanceInput,
  ): Promise<AttendanceAnswer[]> {
    const answers = await this.desk.receive(actor, events.map(toldOf));
    return answers.map((answer) => answerOf(answer, language));
  }

  @ResolveField('volunteer', () => Volunteer, { nullable: true })
  async volunteer(
    @Parent() { volunteerId }: AttendeeAttendance,
    @CurrentRequest() { actor, language, loaders }: RequestContext,
  ): Promise<Volunteer | null> {
    const row = await loaders.of('volunteer', this.volunteers.load).load(volunteerId);
    return row && this.mapper.toNamedType(row, actor, language);
  }

  private async receive(actor: Actor, told: ToldEvent): Promise<AttendeeAttendance> {
    const { activityId, volunteerId } = await this.desk.receiveOne(actor, told);
    return attendeeOf(await this.attendances.ofVolunteer(activityId, volunteerId));
  }
}

const UNTOLD = {
  code: null,
  volunteerId: null,
  volunteerNo: null,
  clockOffsetSeconds: 0,
  reason: null,
  deviceId: null,
};

const ownEvent = (
  { activityId, code, clientEventId, statedAt, deviceId }: CheckInInput,
  kind: AttendanceKind,
) => ({
  ...UNTOLD,
  ...{ activityId, code, clientEventId, kind, statedAt: statedAt ?? null, deviceId: deviceId ?? null },
});

function toldOf(input: AttendanceEventInput): ToldEvent {
  const { clientEventId, activityId, kind, statedAt } = input;
  return {
    ...{ clientEventId, activityId, kind, statedAt },
    code: input.code ?? null,
    volunteerId: input.volunteerId ?? null,
    volunteerNo: input.volunteerNo ?? null,
    clockOffsetSeconds: input.clockOffsetSeconds ?? 0,
    reason: input.reason ?? null,
    deviceId: input.deviceId ?? null,
  };
}
