import { MEETING, simpleCharter } from '../../support/charters.js';
import { newKey } from '../../support/people.js';
import type { Person, World } from '../../support/world.js';
import type { Cast } from './cast.js';

export interface OrganisationTarget {
  readonly organisationId: string;
  /** Its officer. */
  readonly person: Person;
}

/** Makes fresh organisations of community A that the committee guides, each with an officer of its own. */
export class OrganisationTargets {
  private readonly world: World;

  constructor(private readonly cast: Cast) {
    this.world = cast.world;
  }

  async draft(): Promise<OrganisationTarget> {
    await this.cast.forgetAttempts();
    const person = await this.world.person();
    const { id } = await this.call<{ id: string }>(
      'draftOrganisation',
      {
        ...{ communityCode: this.world.communityA, name: `鼓乐队 ${newKey()}`, category: 'CULTURE_SPORTS' },
        ...{ tier: 'COMMUNITY_GUIDED', idempotencyKey: newKey() },
      },
      person,
    );
    return { organisationId: id, person };
  }

  /** With all that a filing asks for. */
  async complete(): Promise<OrganisationTarget> {
    const target = await this.draft();
    const { organisationId, person } = target;
    await this.call('describeOrganisation', { organisationId, purpose: '丰富社区文化' }, person);
    await this.members(target);
    return target;
  }

  async submitted(): Promise<OrganisationTarget> {
    const target = await this.complete();
    await this.call('submitFiling', { organisationId: target.organisationId }, target.person);
    return target;
  }

  async filed(): Promise<OrganisationTarget> {
    const target = await this.submitted();
    await this.call('acceptFiling', { organisationId: target.organisationId }, this.world.secondOfficerA);
    return target;
  }

  async suspended(): Promise<OrganisationTarget> {
    const target = await this.filed();
    const input = { organisationId: target.organisationId, reason: '整改' };
    await this.call('suspendOrganisation', input, this.world.secondOfficerA);
    return target;
  }

  async document(): Promise<OrganisationTarget & { readonly documentId: string }> {
    const target = await this.draft();
    const { organisationId, person } = target;
    const { requestDocumentUpload } = await this.world.client.data<{
      requestDocumentUpload: { path: string };
    }>(
      `mutation ($input: RequestDocumentUploadInput!) { requestDocumentUpload(input: $input) { path } }`,
      { input: { organisationId, kind: 'OTHER' } },
      { token: person.token },
    );
    const response = await fetch(`${this.world.client.url}${requestDocumentUpload.path}`, {
      ...{ method: 'PUT', body: '%PDF-1.7 %%EOF' },
    });
    const { documentId } = (await response.json()) as { documentId: string };
    return { ...target, documentId };
  }

  async office(): Promise<OrganisationTarget & { readonly officeId: string }> {
    const target = await this.complete();
    const { organisationId, person } = target;
    const memberId = await this.memberId(target);
    const term = { office: 'CHAIR', fromDay: '2026-06-15', untilDay: '2029-06-14' };
    const input = { organisationId, memberId, ...term, idempotencyKey: newKey() };
    const { appointOfficeHolder } = await this.world.client.data<{
      appointOfficeHolder: { offices: { id: string }[] };
    }>(
      `mutation ($input: AppointOfficeHolderInput!) { appointOfficeHolder(input: $input) { offices { id } } }`,
      { input },
      { token: await this.world.signIn(person) },
    );
    return { ...target, officeId: appointOfficeHolder.offices[0]?.id ?? '' };
  }

  async rule(): Promise<OrganisationTarget & { readonly ruleId: string }> {
    const target = await this.charter('APPROVED');
    const rule = { kind: 'FINANCE', title: '财务制度', text: '收支两人经手', articleNumbers: [9] };
    const input = { organisationId: target.organisationId, ...rule, idempotencyKey: newKey() };
    const { id: ruleId } = await this.call<{ id: string }>('adoptRule', input, target.person);
    return { ...target, ruleId };
  }

  async memberId({ organisationId, person }: OrganisationTarget): Promise<string> {
    const data = await this.world.client.data<{ organisationMembers: { nodes: { id: string }[] } }>(
      `query ($organisationId: ID!) { organisationMembers(organisationId: $organisationId) { nodes { id } } }`,
      { organisationId },
      { token: person.token },
    );
    return data.organisationMembers.nodes[0]?.id ?? '';
  }

  async charter(
    stage: 'DRAFT' | 'ADOPTED' | 'SUBMITTED' | 'APPROVED',
  ): Promise<OrganisationTarget & { readonly versionId: string }> {
    const target = await this.filed();
    const { organisationId, person } = target;
    const drafted = { organisationId, form: 'SIMPLE', text: simpleCharter(), idempotencyKey: newKey() };
    const { id: versionId } = await this.call<{ id: string }>('draftCharter', drafted, person);
    if (stage !== 'DRAFT')
      await this.call('adoptCharter', { versionId, ...MEETING, meetingForm: 'REPRESENTATIVES' }, person);
    if (stage === 'SUBMITTED' || stage === 'APPROVED')
      await this.call('submitCharter', { versionId }, person);
    if (stage === 'APPROVED') await this.call('approveCharter', { versionId }, this.world.secondOfficerA);
    return { ...target, versionId };
  }

  private members({ organisationId, person }: OrganisationTarget): Promise<unknown> {
    const members = ['丁一', '丁二'].map((name) => ({ name, kind: 'INDIVIDUAL', founder: true }));
    return this.call('addOrganisationMembers', { organisationId, members, idempotencyKey: newKey() }, person);
  }

  private async call<T>(name: string, input: object, by: Person): Promise<T> {
    const types: Record<string, string> = {
      ...{ submitFiling: 'OrganisationInput', acceptFiling: 'OrganisationInput' },
      ...{ suspendOrganisation: 'OrganisationReasonInput' },
      submitCharter: 'CharterVersionInput',
    };
    const type = types[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const shown = name === 'addOrganisationMembers' ? '' : '{ id }';
    const token = await this.world.signIn(by);
    const data = await this.world.client.data<Record<string, T>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) ${shown} }`,
      { input },
      { token },
    );
    return Object.values(data)[0] as T;
  }
}
