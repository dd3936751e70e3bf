import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ConnectionArgs, decodeCursor, pageOf } from '../platform/graphql/connection.js';
import { CurrentActor, CurrentRequest, type RequestContext } from '../platform/graphql/request-context.js';
import { Access } from '../platform/security/access.js';
import type { Actor } from '../platform/security/actor.js';
import { AccountsService } from './accounts.service.js';
import {
  ChangePasswordInput,
  GrantRoleInput,
  LogInInput,
  LogInWithCodeInput,
  RefreshTokenInput,
  RegisterAccountInput,
  RequestLoginCodeInput,
  RevokeRoleInput,
} from './identity.inputs.js';
import { Account, RoleGrant, RoleGrantConnection, roleGrantOf, Session } from './identity.types.js';
import { LoginService } from './login.service.js';
import { RoleGrantingService } from './role-granting.service.js';
import { RolesService } from './roles.service.js';
import { SessionsService } from './sessions.service.js';

@Resolver(() => Account)
export class IdentityResolver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly login: LoginService,
    private readonly sessions: SessionsService,
    private readonly roles: RolesService,
    private readonly granting: RoleGrantingService,
  ) {}

  @Access('public')
  @Mutation(() => Session, { description: '注册账号 · opens an account' })
  registerAccount(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: RegisterAccountInput,
  ): Promise<Session> {
    return this.login.register(request, input.phone, input.password);
  }

  @Access('public')
  @Mutation(() => Session, { description: '密码登录 · logs in by password' })
  logIn(@CurrentRequest() request: RequestContext, @Args('input') input: LogInInput): Promise<Session> {
    return this.login.logIn(request, input.login, input.password);
  }

  @Access('public')
  @Mutation(() => Boolean, { description: '发送登录验证码 · sends a one-time code' })
  async requestLoginCode(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: RequestLoginCodeInput,
  ): Promise<boolean> {
    await this.login.requestCode(request, input.phone);
    return true;
  }

  @Access('public')
  @Mutation(() => Session, { description: '验证码登录 · logs in by one-time code' })
  logInWithCode(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: LogInWithCodeInput,
  ): Promise<Session> {
    return this.login.logInWithCode(request, input.phone, input.code);
  }

  @Access('public')
  @Mutation(() => Session, {
    description: '换取新会话；旧令牌作废 · the next session; the old token is void',
  })
  refreshSession(@Args('input') input: RefreshTokenInput): Promise<Session> {
    return this.sessions.refresh(input.refreshToken);
  }

  @Access('public')
  @Mutation(() => Boolean, { description: '退出登录 · ends the session' })
  async logOut(@Args('input') input: RefreshTokenInput): Promise<boolean> {
    await this.sessions.end(input.refreshToken);
    return true;
  }

  @Access('signed-in')
  @Mutation(() => Boolean, { description: '退出所有设备 · ends every session' })
  async logOutEverywhere(@CurrentActor() actor: Actor): Promise<boolean> {
    await this.uow.write((transaction) => this.sessions.endAll(transaction, actor.requireAccount()));
    return true;
  }

  @Access('signed-in')
  @Mutation(() => Session, {
    description: '修改密码，其他设备随之退出 · changes the password and ends all other sessions',
  })
  changePassword(
    @CurrentRequest() request: RequestContext,
    @Args('input') input: ChangePasswordInput,
  ): Promise<Session> {
    return this.login.changePassword(request, input.currentPassword ?? null, input.newPassword);
  }

  @Access('role.grant')
  @Mutation(() => RoleGrant, { description: '授予角色 · grants a role' })
  async grantRole(@CurrentActor() actor: Actor, @Args('input') input: GrantRoleInput): Promise<RoleGrant> {
    return roleGrantOf(await this.granting.grant(actor, input));
  }

  @Access('role.grant')
  @Mutation(() => RoleGrant, { description: '撤销角色 · revokes a role' })
  async revokeRole(@CurrentActor() actor: Actor, @Args('input') input: RevokeRoleInput): Promise<RoleGrant> {
    return roleGrantOf(await this.granting.revoke(actor, input.grantId, input.reason));
  }

  @Access('role.grant')
  @Query(() => RoleGrantConnection, { description: '区划内现任角色 · roles in force in a place and below' })
  async roleGrants(
    @CurrentActor() actor: Actor,
    @Args('placeCode', { type: () => String }) placeCode: string,
    @Args() { first, after }: ConnectionArgs,
  ): Promise<RoleGrantConnection> {
    const [afterId] = after ? decodeCursor(after, ['id']) : [''];
    const rows = await this.granting.list(actor, placeCode, String(afterId), first + 1);
    return pageOf(rows, first, (row) => [row.id], roleGrantOf);
  }

  @Access('signed-in')
  @Query(() => Account, { description: '当前账号 · the account of this session' })
  me(@CurrentActor() actor: Actor): Promise<Account> {
    return this.accounts.describe(actor.requireAccount());
  }

  @ResolveField('roles', () => [RoleGrant], { description: '现任角色 · roles in force' })
  async rolesInForce(@Parent() account: Account): Promise<RoleGrant[]> {
    return (await this.uow.read((view) => this.roles.activeOf(view, account.id))).map(roleGrantOf);
  }
}

/** The account behind a fresh session, so that a client knows who logged in without a second call. */
@Resolver(() => Session)
export class SessionResolver {
  constructor(private readonly accounts: AccountsService) {}

  @ResolveField('account', () => Account, { description: '登录的账号 · who logged in' })
  account(@Parent() session: Session): Promise<Account> {
    return this.accounts.describe(session.accountId);
  }
}
