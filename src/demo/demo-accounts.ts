import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import { Passwords } from '../identity/passwords.js';
import { RolesService } from '../identity/roles.service.js';
import { UnitOfWork, type WriteTransaction } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { ActorSource } from '../platform/security/actor-source.js';
import { Role } from '../platform/security/roles.js';
import { DEMO_DISTRICT, DEMO_STREETS } from './demo-places.js';

/** The one password of the demo's accounts; they are made outside production only. */
export const DEMO_PASSWORD = 'linli-demo-2026';

/** Logins that the welcome prints. */
export const DEMO_LOGINS = {
  districtOfficer: '13900000001',
  streetOfficer: '13900000002',
  auditor: '13900000003',
  officer: '13900001011',
  secondOfficer: '13900001012',
  otherOfficer: '13900001021',
  resident: '13900009999',
  head: '13900008000',
  leader: '13900008001',
  member: '13900008002',
  mediator: '13900008003',
  elder: '13900008004',
  lecturer: '13900008005',
} as const;

export interface CommunityOfficers {
  readonly first: string;
  readonly second: string;
}

/** Makes the demo's officers: two in each community, so that four eyes can look. */
@Injectable()
export class DemoAccounts {
  private passwordHash: Promise<string> | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly passwords: Passwords,
    private readonly roles: RolesService,
    private readonly actors: ActorSource,
  ) {}

  /** An account for somebody of the first community; its id. */
  async open(transaction: WriteTransaction, login: string): Promise<string> {
    this.passwordHash ??= this.passwords.hash(DEMO_PASSWORD);
    return this.accounts.create(transaction, { login, passwordHash: await this.passwordHash });
  }

  linkVolunteer(transaction: WriteTransaction, accountId: string, volunteerId: string): Promise<void> {
    return this.accounts.linkVolunteer(transaction, accountId, volunteerId);
  }

  /** Whoever logs in so, with the rights that he holds now. */
  async actor(login: string): Promise<Actor> {
    const account = await this.uow.read((view) => this.accounts.byLogin(view, login));
    if (!account) throw new Error(`no demo account ${login}`);
    return this.actors.ofAccount(account.id);
  }

  /** Account ids of the officers by community code. */
  async create(communityCodes: readonly string[]): Promise<Map<string, CommunityOfficers>> {
    const [street] = DEMO_STREETS;
    return this.uow.write(async (transaction) => {
      const create = async (login: string, role?: Role, placeCode?: string): Promise<string> => {
        const accountId = await this.open(transaction, login);
        if (role && placeCode)
          await this.roles.grant(transaction, { accountId, role, placeCode, grantedByAccountId: null });
        return accountId;
      };
      await create(DEMO_LOGINS.districtOfficer, Role.DISTRICT_OFFICER, DEMO_DISTRICT.code);
      await create(DEMO_LOGINS.streetOfficer, Role.STREET_OFFICER, street?.code);
      await create(DEMO_LOGINS.auditor, Role.AUDITOR, DEMO_DISTRICT.code);
      await create(DEMO_LOGINS.resident);
      await create(DEMO_LOGINS.head, Role.COMMUNITY_HEAD, communityCodes[0]);
      const officers = new Map<string, CommunityOfficers>();
      for (const [index, code] of communityCodes.entries()) {
        const login = (which: number): string => `139${String((101 + index) * 10 + which).padStart(8, '0')}`;
        officers.set(code, {
          first: await create(login(1), Role.COMMUNITY_OFFICER, code),
          second: await create(login(2), Role.COMMUNITY_OFFICER, code),
        });
      }
      return officers;
    });
  }
}
