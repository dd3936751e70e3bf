import { type FieldFault, type Language, Problem, type ProblemDetails, problemText } from '../kernel/problem.js';

/** A refusal of one item among many, as plain JSON, so that the same call answered again says the same. */
export interface AnsweredProblem {
  readonly code: string;
  readonly details: ProblemDetails;
  readonly fields: readonly FieldFault[];
}

/** The refusal of a thrown problem; anything else is thrown on. */
export function answeredProblem(error: unknown): AnsweredProblem {
  if (!(error instanceof Problem)) throw error;
  return { code: error.code, details: error.details, fields: error.fields };
}

/** The sentence of an answered problem. */
export function textOfProblem({ code, details, fields }: AnsweredProblem, language: Language): string {
  const summary = fields.map((fault) => `${fault.path}: ${problemText(fault.code, language, fault.details)}`).join('; ');
  return problemText(code, language, { ...details, ...(summary ? { summary } : {}) });
}
