import { Field, Int, ObjectType } from '@nestjs/graphql';
import { type Language, problemText } from '../../kernel/problem.js';
import { AssignmentReason } from '../../squads/assignment.types.js';
import { Volunteer } from '../../volunteers/volunteers.types.js';
import type { Match } from './match-ranking.js';
import { matchReasonText } from './match-texts.js';

@ObjectType({ description: '可为一项需要服务的志愿者 · a volunteer whom to ask for a need' })
export class NeedCandidate {
  @Field(() => Volunteer)
  volunteer: Volunteer;

  @Field(() => Int, { description: '匹配度 0–100 · how well he suits' })
  score: number;

  @Field(() => [AssignmentReason], {
    description:
      '得分由来：技能、时间、近期服务时长、距离 · what the score is made of: skills, time, recent load, distance',
  })
  reasons: AssignmentReason[];

  @Field(() => Boolean, { description: '可以邀请 · may be invited' })
  eligible: boolean;

  @Field(() => [AssignmentReason], { description: '不能邀请的原因 · what stands against it' })
  obstacles: AssignmentReason[];
}

export const candidateOf = (
  { score, reasons, obstacles }: Match,
  volunteer: Volunteer,
  language: Language,
): NeedCandidate => ({
  volunteer,
  score,
  reasons: reasons.map((reason) => ({
    code: reason.code,
    text: matchReasonText(reason, language),
    points: reason.points,
  })),
  eligible: obstacles.length === 0,
  obstacles: obstacles.map(({ code, details }) => ({
    code,
    text: problemText(code, language, details),
    points: null,
  })),
});
