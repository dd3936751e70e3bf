import type { z } from 'zod';
import type { FieldFault } from '../kernel/problem.js';
import { POLICY_VALUE, type PolicyDemand } from './policies.problems.js';
import { type Policy, policySchema } from './policy.js';

/** A policy as it was handed in, checked as a whole: every fault at once, by the path of the input. */
export function checkPolicy(given: unknown): { policy: Policy | null; faults: FieldFault[] } {
  const { data = null, error } = policySchema.safeParse(given);
  const faults = (error?.issues ?? []).map((issue) => faultAt(issue.path, demandOf(issue, given)));
  return { policy: data, faults };
}

const faultAt = (path: readonly PropertyKey[], { demand, limit }: PolicyDemand): FieldFault => ({
  path: ['input.policy', ...path.map(String)].join('.'),
  code: POLICY_VALUE,
  details: { demand, limit: limit === undefined ? '' : ` ${limit}` },
});

function demandOf(issue: z.core.$ZodIssue, given: unknown): PolicyDemand {
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(given, issue.path) === undefined
        ? { demand: 'REQUIRED' }
        : { demand: 'TYPE', limit: issue.expected };
    case 'too_small':
      return {
        demand: issue.origin === 'array' ? 'AT_LEAST_ITEMS' : 'AT_LEAST',
        limit: Number(issue.minimum),
      };
    case 'too_big':
      return { demand: issue.origin === 'array' ? 'AT_MOST_ITEMS' : 'AT_MOST', limit: Number(issue.maximum) };
    case 'unrecognized_keys':
      return { demand: 'UNKNOWN', limit: issue.keys.join(', ') };
    case 'invalid_value':
      return { demand: 'CHOICE', limit: issue.values.map(String).join(', ') };
    case 'custom':
      return issue.params as PolicyDemand;
    default:
      return { demand: 'FORMAT' };
  }
}

const valueAt = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    given,
  );
