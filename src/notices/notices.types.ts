import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LocalDate } from '../kernel/service-day.js';
import { connectionOf } from '../platform/graphql/connection.js';
import { DateTimeScalar, LocalDateScalar } from '../platform/graphql/scalars.js';
import { registerLabelled } from '../platform/graphql/vocabulary-types.js';
import { NoticeStatus, ObjectionStatus } from './notice.entity.js';

registerLabelled(NoticeStatus, 'NoticeStatus', '公示的状态 · state of a notice', {
  OPEN: '公示中 · open',
  CLOSED: '已结束 · closed',
  WITHDRAWN: '已撤回 · withdrawn',
});
registerLabelled(ObjectionStatus, 'ObjectionStatus', '异议的状态 · state of an objection', {
  OPEN: '待处理 · open',
  UPHELD: '成立 · upheld',
  REFUSED: '不成立 · refused',
  SETTLED: '公示已终止，不再处理 · given up with the notice',
});

@ObjectType({ description: '公示的一个条目 · one whom a notice is about' })
export class NoticeEntry {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: '序号，自 1 起 · from 1' })
  position: number;

  @Field(() => String, { description: '脱敏姓名；未同意公开者与未成年人匿名 · masked, or anonymous' })
  name: string;

  @Field(() => Boolean)
  anonymous: boolean;

  @Field(() => ID, {
    nullable: true,
    description: '志愿者，仅经办单位可见 · who it is, for the offices that handle it',
  })
  volunteerId: string | null;

  @Field(() => String, {
    nullable: true,
    description: '志愿者编号，匿名者不显示 · number; not of the anonymous',
  })
  volunteerNo: string | null;

  @Field(() => String, {
    nullable: true,
    description: '事迹或依据，匿名者不显示 · for what; not of the anonymous',
  })
  merit: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '因异议成立移出的时间 · when it left by an objection',
  })
  removedAt: Date | null;
}

@ObjectType({ description: '公示 · public notice' })
export class PublicNotice {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  placeCode: string;

  @Field(() => NoticeStatus)
  status: NoticeStatus;

  @Field(() => String)
  title: string;

  @Field(() => String)
  content: string;

  @Field(() => String, { description: '另可在何处提出异议 · where else to object' })
  objectAt: string;

  @Field(() => DateTimeScalar)
  publishedAt: Date;

  @Field(() => DateTimeScalar, {
    description:
      '公示期满的时间：此前可提出异议，此后方可结束 · until then it is open to objections; not closed a minute earlier',
  })
  closableFrom: Date;

  @Field(() => [NoticeEntry], { description: '公示的人 · whom it is about' })
  entries: NoticeEntry[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '结束或撤回的时间 · when it was closed or withdrawn',
  })
  endedAt: Date | null;

  @Field(() => String, { nullable: true, description: '撤回的理由 · why it was withdrawn' })
  endReason: string | null;
}

@ObjectType()
export class PublicNoticeConnection extends connectionOf(PublicNotice, 'PublicNotice') {}

@ObjectType({ description: '异议，仅本人与经办人可见 · objection; its author and who handles it see it' })
export class Objection {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  noticeId: string;

  @Field(() => ID, {
    nullable: true,
    description: '所异议的条目；空为整个公示 · entry; null: the whole notice',
  })
  entryId: string | null;

  @Field(() => ObjectionStatus)
  status: ObjectionStatus;

  @Field(() => String)
  name: string;

  @Field(() => String)
  contact: string;

  @Field(() => String)
  text: string;

  @Field(() => DateTimeScalar)
  objectedAt: Date;

  @Field(() => LocalDateScalar, { description: '处理期限 · last day for the decision' })
  decideUntil: LocalDate;

  @Field(() => DateTimeScalar, { nullable: true })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: '处理理由 · reason of the decision' })
  decisionReason: string | null;
}

@ObjectType()
export class ObjectionConnection extends connectionOf(Objection, 'Objection') {}
