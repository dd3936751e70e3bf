import { Injectable } from '@nestjs/common';
import { type Language, problemText } from '../kernel/problem.js';
import type { RequestContext } from '../platform/graphql/request-context.js';
import { type AnsweredProblem, textOfProblem } from './answered-problem.js';
import type { RecordDecision } from './record-decisions.service.js';
import { type RecordDecisionAnswer, type RecordProblem, serviceRecordOf } from './service-records.types.js';
import { ServiceRecordsService } from './service-records.service.js';

/** Answers to calls about many records (domain.md rule 27). */
@Injectable()
export class RecordAnswers {
  constructor(private readonly records: ServiceRecordsService) {}

  /** A call answered again shows the records only to who may still see them. */
  async of(
    { actor, language }: RequestContext,
    decisions: readonly RecordDecision[],
  ): Promise<RecordDecisionAnswer[]> {
    const decided = decisions.flatMap(({ recordId, problem }) => (problem ? [] : [recordId]));
    const found = await this.records.readable(actor, decided);
    return decisions.map(({ recordId, problem }) => {
      const row = problem ? undefined : found.get(recordId);
      return {
        recordId,
        record: row ? serviceRecordOf(row) : null,
        problem: problem && problemTold(problem, language),
      };
    });
  }
}

/** A refusal of one item in the caller's language. */
export function problemTold(problem: AnsweredProblem, language: Language): RecordProblem {
  return {
    code: problem.code,
    message: textOfProblem(problem, language),
    fields: problem.fields.map(({ path, code, details }) => ({
      path,
      code,
      message: problemText(code, language, details),
    })),
  };
}
