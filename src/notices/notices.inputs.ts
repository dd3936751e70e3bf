import { ArgsType, InputType } from '@nestjs/graphql';
import { ConnectionArgs } from '../platform/graphql/connection.js';
import {
  EnumField,
  FlagField,
  IdempotencyKeyField,
  IdField,
  NestedListField,
  PlaceCodeField,
  TextField,
} from '../platform/graphql/input-fields.js';
import { NoticeStatus } from './notice.entity.js';

const NOTICE = { description: '公示 · the notice' };
const REASON = { description: '理由 · reason', min: 2, max: 500 };

@InputType()
export class NoticeEntryInput {
  @IdField({ description: '志愿者 · volunteer' })
  volunteerId: string;

  @TextField({ description: '事迹或依据，公开 · for what; public', max: 200 })
  merit: string;
}

@InputType()
export class PublishNoticeInput {
  @PlaceCodeField({ description: '在何处公示 · place in which it is published' })
  placeCode: string;

  @TextField({ description: '标题 · title', min: 2, max: 100 })
  title: string;

  @TextField({ description: '公示内容 · what it says', min: 2, max: 2000 })
  content: string;

  @TextField({ description: '另可在何处提出异议 · where else to object', min: 2, max: 200 })
  objectAt: string;

  @NestedListField(() => NoticeEntryInput, {
    description: '公示的人，依序 · whom it is about, in order',
    max: 100,
  })
  entries: NoticeEntryInput[];

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class CloseNoticeInput {
  @IdField(NOTICE)
  noticeId: string;
}

@InputType()
export class WithdrawNoticeInput {
  @IdField(NOTICE)
  noticeId: string;

  @TextField(REASON)
  reason: string;
}

@InputType()
export class ObjectToNoticeInput {
  @IdField(NOTICE)
  noticeId: string;

  @IdField({
    description: '所异议的条目，缺省为整个公示 · entry; default: the notice as a whole',
    nullable: true,
  })
  entryId?: string | null;

  @TextField({ description: '姓名，仅经办人可见 · one’s name; only who handles it sees it', min: 2, max: 30 })
  name: string;

  @TextField({ description: '联系方式，仅经办人可见 · how to reach one', min: 2, max: 100 })
  contact: string;

  @TextField({ description: '异议内容与依据 · what is objected, and why', min: 5, max: 2000 })
  text: string;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class DecideObjectionInput {
  @IdField({ description: '异议 · the objection' })
  objectionId: string;

  @FlagField({ description: '是否成立；成立则条目移出 · upheld: the entry is out' })
  upheld: boolean;

  @TextField(REASON)
  reason: string;
}

@ArgsType()
export class NoticeFilterArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划，含其下各级 · place, with those below it' })
  placeCode: string;

  @EnumField(NoticeStatus, { description: '状态 · state', nullable: true })
  status?: NoticeStatus | null;
}

@ArgsType()
export class ObjectionFilterArgs extends ConnectionArgs {
  @PlaceCodeField({ description: '区划，含其下各级 · place, with those below it' })
  placeCode: string;

  @IdField({ description: '只看一个公示的 · only those to one notice', nullable: true })
  noticeId?: string | null;

  @FlagField({ description: '只看未处理的 · only undecided ones', nullable: true })
  undecided?: boolean | null;
}
