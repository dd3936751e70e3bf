import { SetMetadata } from '@nestjs/common';
import type { Right } from './roles.js';

/** `public`: anyone; `signed-in`: any account; a right: who holds it somewhere (the service asks where). */
export type AccessRule = 'public' | 'signed-in' | Right;

export const ACCESS_RULE = 'linli:access';

/** Every query, mutation and subscription carries one; without it the guard refuses. */
export const Access = (rule: AccessRule): MethodDecorator => SetMetadata(ACCESS_RULE, rule);
