import { InputType } from '@nestjs/graphql';
import { RelationKind } from '../../kernel/vocabulary.js';
import {
  EnumField,
  FlagField,
  IdempotencyKeyField,
  IdField,
  TextField,
} from '../../platform/graphql/input-fields.js';
import '../../platform/graphql/vocabulary-types.js';

@InputType()
export class DeclareRelationInput {
  @TextField({ description: '对方的志愿者编号 · volunteer number of the other', max: 40 })
  relativeVolunteerNo: string;

  @TextField({ description: '对方的姓名，须与编号相符 · name of the other, as registered', max: 60 })
  relativeName: string;

  @EnumField(RelationKind, { description: '对方是申报人的什么人 · what the other is to who declares' })
  kind: RelationKind;

  @IdField({
    description: '代他人申报时填写 · for whom an officer declares; oneself when left out',
    nullable: true,
  })
  volunteerId?: string | null;

  @TextField({
    description: '代他人申报的依据 · paper that shows his word, for officers',
    max: 200,
    nullable: true,
  })
  evidence?: string | null;

  @IdempotencyKeyField()
  idempotencyKey: string;
}

@InputType()
export class AnswerRelationInput {
  @IdField({ description: '关系 · the relation' })
  relationId: string;

  @FlagField({
    description: '是否同意：确认关系并同意其间转赠 · whether he agrees: to the relation and to gifts by it',
  })
  accept: boolean;

  @TextField({
    description:
      '代没有账号者答复的依据 · paper that shows the word of somebody without an account, for officers',
    max: 200,
    nullable: true,
  })
  evidence?: string | null;
}

@InputType()
export class EndRelationInput {
  @IdField({ description: '关系 · the relation' })
  relationId: string;
}
