import { RosterImportsJob } from '../../src/data-exchange/imports/roster-imports.job.js';
import { VolunteerEntity } from '../../src/volunteers/volunteer.entity.js';
import { newKey } from './people.js';
import { TestApp } from './test-app.js';
import { type Person, World } from './world.js';

const ADDRESS = `mutation ($input: RequestRosterUploadInput!) { requestRosterUpload(input: $input) { path } }`;
const SHOWN = `id fileName status fault unknownColumns acceptedRows refusedRows registered failed endedAt`;
export const ONE = `query ($importId: ID!) { rosterImport(importId: $importId) { ${SHOWN} } }`;
export const LIST = `query ($placeCode: String!) { rosterImports(placeCode: $placeCode) { nodes { id status } } }`;
export const FAULTS = `query ($importId: ID!, $first: Int, $after: String) {
  rosterImportFaults(importId: $importId, first: $first, after: $after) {
    nodes { row column code message warning } pageInfo { hasNextPage endCursor } } }`;
export const START = `mutation ($input: StartRosterImportInput!) { startRosterImport(input: $input) { ${SHOWN} } }`;
export const CANCEL = `mutation ($input: RosterImportInput!) { cancelRosterImport(input: $input) { ${SHOWN} } }`;
export const DOWNLOAD = `query ($importId: ID!) { rosterCorrectionDownload(importId: $importId) { path fileName } }`;
const CONSENT = { consentTextVersion: '2026-01', consentEvidence: '社区档案柜 2026-3 号盒', accept: true };

export interface Shown {
  readonly id: string;
  readonly status: string;
  readonly fault: string | null;
  readonly acceptedRows: number;
  readonly refusedRows: number;
  readonly registered: number;
  readonly failed: number;
}
export interface Fault {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly message: string;
  readonly warning: boolean;
}

/** Where an officer of community A imports rosters, over HTTP. */
export class RosterDesk {
  private constructor(
    readonly app: TestApp,
    readonly world: World,
  ) {}

  static async open(): Promise<RosterDesk> {
    const app = await TestApp.start();
    return new RosterDesk(app, await World.create(app));
  }

  async ask<T>(query: string, variables: object, by: Person | null, language = 'zh-CN'): Promise<T> {
    const options = { token: by?.token, language };
    const answer = await this.app.client.data<Record<string, T>>(query, { ...variables }, options);
    return Object.values(answer)[0] as T;
  }

  refusal(query: string, variables: object, by: Person | null) {
    return this.app.client.refusal(query, { ...variables }, { token: by?.token });
  }

  runJob = (): Promise<void> => this.app.get(RosterImportsJob).run();

  /** Those of community A. */
  volunteers(): Promise<VolunteerEntity[]> {
    const { communityA: communityCode } = this.world;
    return this.app.uow.read((view) =>
      view.manager.getRepository(VolunteerEntity).find({ where: { communityCode }, order: { id: 'ASC' } }),
    );
  }

  address(by: Person): Promise<{ path: string }> {
    return this.ask(ADDRESS, { input: { communityCode: this.world.communityA } }, by);
  }

  addressRefusal(by: Person) {
    return this.refusal(ADDRESS, { input: { communityCode: this.world.communityA } }, by);
  }

  /** Brings a file; answers the import's id. */
  async put(content: Buffer, name = '花名册.csv', by: Person = this.world.officerA): Promise<string> {
    const { path } = await this.address(by);
    const answer = await fetch(`${this.app.client.url}${path}`, {
      ...{ method: 'PUT', body: new Uint8Array(content) },
      headers: { 'x-file-name': encodeURIComponent(name) },
    });
    return ((await answer.json()) as { importId: string }).importId;
  }

  /** Brings a file and has it checked. */
  async bring(content: Buffer, name?: string): Promise<Shown> {
    const importId = await this.put(content, name);
    await this.runJob();
    return this.shown(importId);
  }

  shown(importId: string, by: Person = this.world.officerA): Promise<Shown> {
    return this.ask(ONE, { importId }, by);
  }

  starting = (importId: string, change: object = {}) => ({
    input: { importId, ...CONSENT, idempotencyKey: newKey(), ...change },
  });

  start(importId: string, change: object = {}, by: Person = this.world.officerA): Promise<Shown> {
    return this.ask(START, this.starting(importId, change), by);
  }

  /** Stops an import as soon as somebody is registered by it. */
  async stopHalfway(importId: string): Promise<Shown> {
    for (;;) {
      const { registered } = await this.shown(importId);
      if (registered > 0) return this.ask(CANCEL, { input: { importId } }, this.world.officerA);
    }
  }

  async faults(importId: string, language = 'zh-CN'): Promise<Fault[]> {
    const all: Fault[] = [];
    let after: string | null = null;
    do {
      const page: { nodes: Fault[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = await this.ask(
        FAULTS,
        { importId, first: 7, after },
        this.world.officerA,
        language,
      );
      all.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    return all;
  }
}
