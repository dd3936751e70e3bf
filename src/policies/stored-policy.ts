import { DEFAULT_POLICY, type Policy } from './policy.js';

/**
 * A stored version as today's code understands it: what a version from before a setting existed does not say, the default
 * says. Versions are never rewritten (domain.md § 11), so this happens at reading.
 */
export function policyFromStored(content: unknown): Policy {
  const stored = (content ?? {}) as Readonly<Record<string, object | undefined>>;
  const sections = Object.entries(DEFAULT_POLICY).map(([name, defaults]) => [
    name,
    { ...defaults, ...stored[name] },
  ]);
  return Object.fromEntries(sections) as Policy;
}
