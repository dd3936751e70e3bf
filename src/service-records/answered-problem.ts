import {
  type FieldFault,
  type Language,
  Problem,
  type ProblemDetails,
  problemText,
} from '../kernel/problem.js';
import type { AuditActor, AuditLog } from '../platform/audit/audit-log.js';

/** A refusal of one item among many, as plain JSON, so that the same call answered again says the same. */
export interface AnsweredProblem {
  readonly code: string;
  readonly details: ProblemDetails;
  readonly fields: readonly FieldFault[];
}

/**
 * The refusal of one item; anything but a problem is thrown on. The call as a whole is answered, so what the audit log
 * must tell of (domain.md § 10) is written here, in the unit of work that the items share.
 */
export async function answeredProblem(
  error: unknown,
  audit: AuditLog,
  actor: AuditActor,
): Promise<AnsweredProblem> {
  if (!(error instanceof Problem)) throw error;
  if (error.refused) await audit.recordRefusal(actor, error.refused, error.code);
  return { code: error.code, details: error.details, fields: error.fields };
}

/** The sentence of an answered problem. */
export function textOfProblem({ code, details, fields }: AnsweredProblem, language: Language): string {
  const summary = fields
    .map((fault) => `${fault.path}: ${problemText(fault.code, language, fault.details)}`)
    .join(language === 'en' ? '; ' : '；');
  return problemText(code, language, { ...details, ...(summary ? { summary } : {}) });
}

/** What the sentence of a problem needs, to be kept. */
export const plainDetails = ({ details }: Problem): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  );
