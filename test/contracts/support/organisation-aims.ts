import type { OrganisationTarget, OrganisationTargets } from './organisation-targets.js';
import { OFFICES, READERS, type RoleName } from './roles.js';
import type { Target, Targets } from './targets.js';

const REASON = '情况已核实';
export const PREPARERS: readonly RoleName[] = [...OFFICES, 'himself'];
export const INSIDE: readonly RoleName[] = [...READERS, 'himself'];
export const STREET: readonly RoleName[] = ['streetOfficer', 'districtOfficer'];

type Made = OrganisationTarget & { readonly versionId?: string };

/** Aimed at an organisation in some state, or a version of its charter. */
const made =
  (
    make: (organisations: OrganisationTargets) => Promise<Made>,
    inputOf: (target: Made) => object | Promise<object>,
  ) =>
  async ({ organisations }: Targets): Promise<Target> => {
    const target = await make(organisations);
    return { args: { input: await inputOf(target) }, himself: target.person };
  };
export const organisation = (
  stage: 'draft' | 'complete' | 'submitted' | 'filed' | 'suspended',
  more: () => object = () => ({}),
) =>
  made(
    (organisations) => organisations[stage](),
    ({ organisationId }) => ({ organisationId, ...more() }),
  );
export const version = (stage: Parameters<OrganisationTargets['charter']>[0], more: object = {}) =>
  made(
    (organisations) => organisations.charter(stage),
    ({ versionId }) => ({ versionId, ...more }),
  );
export const query =
  (
    make: (organisations: OrganisationTargets) => Promise<Made>,
    argsOf: (target: Made) => Readonly<Record<string, unknown>>,
  ) =>
  async ({ organisations }: Targets): Promise<Target> => {
    const target = await make(organisations);
    return { args: argsOf(target), himself: target.person };
  };
export const because = () => ({ reason: REASON });
