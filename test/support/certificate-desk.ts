import { GivingDesk, type Kin } from './giving-desk.js';
import { newKey } from './people.js';
import type { Person, World } from './world.js';

const SHOWN = `id status organisationId issuableFrom number code verificationPath minutes records { day occasion minutes } signature endReason replacesId flaggedAt`;
const mutation = (name: string, type: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${SHOWN} } }`;
export const REQUEST = mutation('requestCertificate', 'RequestCertificateInput');
export const ISSUE = mutation('issueCertificate', 'IssueCertificateInput');
export const DECLINE = mutation('declineCertificate', 'EndCertificateInput');
export const REVOKE = mutation('revokeCertificate', 'EndCertificateInput');
export const REPLACE = mutation('replaceCertificate', 'IssueCertificateInput');
export const READ = `query ($id: ID!) { certificate(id: $id) { ${SHOWN} } }`;
export const LIST = `query ($placeCode: String!, $flagged: Boolean, $inNotice: Boolean) {
  certificates(placeCode: $placeCode, flagged: $flagged, inNotice: $inNotice) { nodes { id } } }`;
export const VERIFY = `query ($number: String!, $code: String!) { verifyCertificate(number: $number, code: $code) {
  validity maskedName minutes period issuer } }`;
export const PERIOD = { fromDay: '2026-06-01', untilDay: '2026-06-30' };

export interface ShownCertificate {
  readonly id: string;
  readonly status: string;
  readonly issuableFrom: string | null;
  readonly number: string;
  readonly code: string;
  readonly verificationPath: string;
  readonly minutes: number | null;
  readonly records: readonly { day: string; occasion: string; minutes: number }[];
  readonly flaggedAt: string | null;
}

/** Where certificates are asked for, issued and verified, over HTTP. */
export class CertificateDesk {
  private constructor(readonly giving: GivingDesk) {}

  static async open(environment: Record<string, string> = {}): Promise<CertificateDesk> {
    return new CertificateDesk(await GivingDesk.open(environment));
  }

  get app() {
    return this.giving.app;
  }

  get world(): World {
    return this.giving.world;
  }

  async ask<T = ShownCertificate>(
    query: string,
    variables: Record<string, unknown>,
    by: Person | null,
  ): Promise<T> {
    const answer = await this.app.client.data<Record<string, T>>(query, variables, { token: by?.token });
    return Object.values(answer)[0] as T;
  }

  async refused(query: string, variables: Record<string, unknown>, by: Person): Promise<string> {
    return (await this.app.client.refusal(query, variables, { token: by.token })).code;
  }

  requested({ person }: Kin, change: object = {}): Promise<ShownCertificate> {
    return this.ask(REQUEST, { input: { ...PERIOD, idempotencyKey: newKey(), ...change } }, person);
  }

  async issued(kin: Kin): Promise<ShownCertificate> {
    const { id } = await this.requested(kin);
    return this.ask(ISSUE, { input: { certificateId: id } }, this.world.officerA);
  }

  /** What anyone is told. */
  verified(number: string, code: string): Promise<Record<string, unknown>> {
    return this.ask(VERIFY, { number, code }, null);
  }
}
