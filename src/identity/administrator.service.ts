import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Role } from '../platform/security/roles.js';
import { AccountsService } from './accounts.service.js';
import { Passwords } from './passwords.js';
import { RolesService } from './roles.service.js';

export const ADMINISTRATOR_LOGIN = 'admin';

/** Makes the first administrator. */
@Injectable()
export class AdministratorService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly passwords: Passwords,
    private readonly roles: RolesService,
  ) {}

  /** The one-time password when the administrator has just been made, else null. It must be changed at the first login. */
  async ensure(): Promise<string | null> {
    if (await this.uow.read((view) => this.accounts.byLogin(view, ADMINISTRATOR_LOGIN))) return null;
    const password = randomBytes(12).toString('base64url');
    const passwordHash = await this.passwords.hash(password);
    await this.uow.write(async (transaction) => {
      const account = { login: ADMINISTRATOR_LOGIN, passwordHash, mustChangePassword: true };
      const accountId = await this.accounts.create(transaction, account);
      await this.roles.grant(transaction, {
        accountId,
        role: Role.ADMINISTRATOR,
        placeCode: '',
        grantedByAccountId: null,
      });
    });
    return password;
  }
}
