import { DEMO_PASSWORD } from '../demo-accounts.js';
import { LOG_IN } from './documents.js';
import type { WalkClient } from './walk-client.js';

export interface Login {
  readonly accessToken: string;
}

/** Logs one of the demo's accounts in; answers the token. */
export async function logIn(walk: WalkClient, login: string, heading: string): Promise<string> {
  walk.heading(heading);
  const input = { login, password: DEMO_PASSWORD };
  return (await walk.ask<{ logIn: Login }>(LOG_IN, { input })).logIn.accessToken;
}
