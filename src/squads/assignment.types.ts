import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Language, problemText } from '../kernel/problem.js';
import { DateTimeScalar } from '../platform/graphql/scalars.js';
import type { AssignmentProposalEntity } from './assignment-proposal.entity.js';
import { fitReasonText } from './fit-texts.js';
import type { FitReason } from './skill-fit.js';
import type { Suggestion } from './squad-suggestions.service.js';
import { Squad, squadOf } from './squads.types.js';

@ObjectType({ description: '一条理由或障碍：代码与说明 · a reason or an obstacle: its code and a sentence' })
export class AssignmentReason {
  @Field(() => String)
  code: string;

  @Field(() => String, { description: '按请求语言 · in the language of the request' })
  text: string;

  @Field(() => Int, {
    nullable: true,
    description: '对得分的贡献；障碍没有 · what it adds to the score; none for an obstacle',
  })
  points: number | null;
}

@ObjectType({ description: '为一名志愿者推荐的小组 · a squad proposed for a volunteer' })
export class SquadSuggestion {
  @Field(() => Squad)
  squad: Squad;

  @Field(() => Int, { description: '匹配度 0–100 · how well it suits' })
  score: number;

  @Field(() => [AssignmentReason], { description: '得分由来 · what the score is made of' })
  reasons: AssignmentReason[];

  @Field(() => Boolean, { description: '今天可以编入 · may be assigned today' })
  eligible: boolean;

  @Field(() => [AssignmentReason], { description: '不能编入的原因 · what stands against it' })
  obstacles: AssignmentReason[];
}

@ObjectType({ description: '方案中的一条：志愿者编入小组 · one line of a proposal' })
export class ProposedAssignment {
  @Field(() => Int, { description: '匹配度 0–100 · how well it suits' })
  score: number;

  @Field(() => [AssignmentReason])
  reasons: AssignmentReason[];

  volunteerId: string;

  squadId: string;
}

@ObjectType({ description: '方案中未编入者 · a volunteer whom a proposal leaves unassigned' })
export class UnassignedVolunteer {
  @Field(() => AssignmentReason)
  reason: AssignmentReason;

  volunteerId: string;
}

@ObjectType({
  description: '全社区分组方案，先看后执行 · an assignment of a whole community, shown before it is applied',
})
export class AssignmentProposal {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '社区代码 · code of the community' })
  communityCode: string;

  @Field(() => DateTimeScalar)
  createdAt: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: '执行时间 · when it was applied' })
  appliedAt: Date | null;

  @Field(() => [ProposedAssignment], { description: '建议的编组 · the proposed assignments' })
  items: ProposedAssignment[];

  @Field(() => [UnassignedVolunteer], { description: '未能编入者及原因 · who is left out, and why' })
  unassigned: UnassignedVolunteer[];

  row: AssignmentProposalEntity;
}

const toReason = (reason: FitReason, language: Language): AssignmentReason => ({
  code: reason.code,
  text: fitReasonText(reason, language),
  points: reason.points,
});

const toObstacle = (code: string, language: Language): AssignmentReason => ({
  code,
  text: problemText(code, language),
  points: null,
});

export const suggestionOf = (suggestion: Suggestion, language: Language): SquadSuggestion => ({
  squad: squadOf(suggestion.squad),
  score: suggestion.score,
  reasons: suggestion.reasons.map((reason) => toReason(reason, language)),
  eligible: suggestion.obstacles.length === 0,
  obstacles: suggestion.obstacles.map((code) => toObstacle(code, language)),
});

export const proposalTypeOf = (row: AssignmentProposalEntity, language: Language): AssignmentProposal => ({
  id: row.id,
  communityCode: row.communityCode,
  createdAt: row.createdAt,
  appliedAt: row.appliedAt,
  items: row.items.map(({ volunteerId, squadId, score, reasons }) => ({
    ...{ volunteerId, squadId, score },
    reasons: reasons.map((reason) => toReason(reason, language)),
  })),
  unassigned: row.unassigned.map(({ volunteerId, reason }) => ({
    volunteerId,
    reason: toObstacle(reason, language),
  })),
  row,
});
