import { districtOf, streetOf } from '../kernel/division-code.js';
import type { LocalDate } from '../kernel/service-day.js';
import type { ReadView } from '../platform/database/unit-of-work.js';
import { DEFAULT_POLICY, type Policy } from './policy.js';
import { PolicyVersionEntity } from './policy-version.entity.js';
import { policyFromStored } from './stored-policy.js';

/** Id of the default's row, the same in every deployment. */
export const DEFAULT_POLICY_VERSION_ID = '00000000-0000-7000-8000-000000000001';

export interface EffectivePolicy {
  readonly versionId: string;
  readonly policy: Policy;
}

const CACHED_VERSIONS = 500;

/** Finds policies in whatever view of the database; also for commands that run without the application. */
export class PolicyLookup {
  /** Versions never change, so what was parsed once stays right. */
  private readonly parsed = new Map<string, Policy>();

  /**
   * The policy that holds in a place on a day: its street's, else its district's, else the default; of several the one with
   * the latest day of validity, then the latest set.
   */
  async policyFor(view: ReadView, placeCode: string, day: LocalDate): Promise<EffectivePolicy> {
    const [found] = await view.rows<{ id: string }>(
      `SELECT id FROM policy_version
        WHERE (place_code IS NULL OR place_code IN (:...codes)) AND valid_from <= :day
        ORDER BY COALESCE(length(place_code), 0) DESC, valid_from DESC, version DESC LIMIT 1`,
      { codes: [...new Set([streetOf(placeCode), districtOf(placeCode)])], day },
    );
    const versionId = found?.id ?? DEFAULT_POLICY_VERSION_ID;
    return { versionId, policy: await this.policyOfVersion(view, versionId) };
  }

  /** The policy that an id stamped on a record or an entry stands for. @throws Error when there is none */
  async policyOfVersion(view: ReadView, versionId: string): Promise<Policy> {
    const known = this.parsed.get(versionId);
    if (known) return known;
    const row = await view.manager.getRepository(PolicyVersionEntity).findOneBy({ id: versionId });
    if (!row && versionId !== DEFAULT_POLICY_VERSION_ID) throw new Error(`no policy version ${versionId}`);
    const policy = row ? policyFromStored(row.content) : DEFAULT_POLICY;
    if (this.parsed.size >= CACHED_VERSIONS) this.parsed.clear();
    this.parsed.set(versionId, policy);
    return policy;
  }
}
