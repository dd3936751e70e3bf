import { mobile, newKey } from '../../support/people.js';
import { PASSWORD, STREET } from '../../support/world.js';
import type { MatrixRow } from '../authorisation-matrix.js';
import { EVERYBODY, SIGNED_IN } from './roles.js';
import type { Target } from './targets.js';

const input = (fields: Record<string, unknown>): Target => ({ args: { input: fields }, himself: null });

/** Accounts, offices, places and policies. */
export const ACCOUNT_ROWS: readonly MatrixRow[] = [
  {
    field: 'Mutation.registerAccount',
    allowed: EVERYBODY,
    fresh: true,
    target: () => input({ phone: mobile(), password: PASSWORD }),
  },
  {
    field: 'Mutation.logIn',
    allowed: EVERYBODY,
    fresh: true,
    target: async (targets) => input({ login: (await targets.account()).phone, password: PASSWORD }),
  },
  {
    field: 'Mutation.requestLoginCode',
    allowed: EVERYBODY,
    fresh: true,
    target: () => input({ phone: mobile() }),
  },
  {
    field: 'Mutation.logInWithCode',
    allowed: EVERYBODY,
    endsWith: 'LOGIN_REFUSED',
    fresh: true,
    target: () => input({ phone: mobile(), code: '000000' }),
  },
  {
    field: 'Mutation.refreshSession',
    allowed: EVERYBODY,
    fresh: true,
    target: async (targets) => input({ refreshToken: await targets.refreshToken() }),
  },
  {
    field: 'Mutation.logOut',
    allowed: EVERYBODY,
    fresh: true,
    target: async (targets) => input({ refreshToken: await targets.refreshToken() }),
  },
  {
    field: 'Mutation.logOutEverywhere',
    allowed: SIGNED_IN,
    endsSessions: true,
    target: async (targets) => ({ args: {}, himself: await targets.account() }),
  },
  {
    field: 'Mutation.changePassword',
    allowed: SIGNED_IN,
    endsSessions: true,
    target: async (targets) => ({
      ...input({ currentPassword: PASSWORD, newPassword: PASSWORD }),
      himself: await targets.account(),
    }),
  },
  {
    field: 'Mutation.grantRole',
    allowed: ['districtOfficer', 'administrator'],
    fresh: true,
    target: async (targets, { communityA }) =>
      input({ login: (await targets.account()).phone, role: 'COMMUNITY_OFFICER', placeCode: communityA }),
  },
  {
    field: 'Mutation.revokeRole',
    allowed: ['districtOfficer', 'administrator'],
    fresh: true,
    target: async (targets) => input({ grantId: await targets.grantId(), reason: '调离' }),
  },
  {
    field: 'Mutation.addCommunity',
    allowed: ['streetOfficer', 'districtOfficer'],
    fresh: true,
    target: () => input({ streetCode: STREET, name: `新社区 ${newKey()}`, idempotencyKey: newKey() }),
  },
  {
    field: 'Mutation.updateCommunity',
    allowed: ['streetOfficer', 'districtOfficer'],
    target: (_, { communityA }) => input({ code: communityA, population: 3500 }),
  },
  {
    field: 'Mutation.setPolicy',
    allowed: ['districtOfficer'],
    fresh: true,
    target: async (targets) => input(await targets.policyInput()),
  },
];
