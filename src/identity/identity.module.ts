import { Module } from '@nestjs/common';
import { PlacesModule } from '../places/places.module.js';
import { ActorSource } from '../platform/security/actor-source.js';
import { AccessTokens } from './access-tokens.js';
import { AccountActorSource } from './account-actor-source.js';
import { AccountsService } from './accounts.service.js';
import { AdministratorService } from './administrator.service.js';
import { AttemptsService } from './attempts.service.js';
import { CodeSender, DevelopmentCodeSender } from './code-sender.js';
import { IdentityResolver, SessionResolver } from './identity.resolver.js';
import { LoginService } from './login.service.js';
import { Passwords } from './passwords.js';
import { RoleGrantingService } from './role-granting.service.js';
import { RolesService } from './roles.service.js';
import { SessionsService } from './sessions.service.js';

@Module({
  imports: [PlacesModule],
  providers: [
    AccessTokens,
    AccountsService,
    AdministratorService,
    AttemptsService,
    LoginService,
    Passwords,
    RoleGrantingService,
    RolesService,
    SessionsService,
    IdentityResolver,
    SessionResolver,
    { provide: ActorSource, useClass: AccountActorSource },
    { provide: CodeSender, useClass: DevelopmentCodeSender },
  ],
  exports: [ActorSource, AccountsService, AdministratorService, AttemptsService, Passwords, RolesService],
})
export class IdentityModule {}
