import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../graphql/request-context.js';
import { ACCESS_RULE, type AccessRule } from './access.js';
import { forbidden, unauthenticated } from './security.problems.js';

/** Deny by default: a field without a rule is refused to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    if (execution.getType<string>() !== 'graphql') return true;
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, execution.getHandler());
    const context = GqlExecutionContext.create(execution).getContext<RequestContext>();
    if (context.authenticationFault) throw context.authenticationFault;
    if (rule === 'public') return true;
    if (!context.actor.signedIn) throw unauthenticated();
    if (rule === 'signed-in') return true;
    if (rule && context.actor.mayAnywhere(rule)) return true;
    const field = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>().fieldName;
    throw forbidden().audited({ action: field, subjectType: 'Field', subjectId: null });
  }
}
