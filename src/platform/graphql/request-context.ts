import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Language, Problem } from '../../kernel/problem.js';
import type { Actor } from '../security/actor.js';
import { unauthenticated } from '../security/security.problems.js';
import type { Loaders } from './loaders.js';

/** What a request carries through its resolvers. */
export interface RequestContext {
  readonly requestId: string;
  readonly language: Language;
  /** The caller's address, for limits on attempts. */
  readonly address: string;
  readonly actor: Actor;
  /** A token was given that is not valid; every field is refused with it. */
  readonly authenticationFault: Problem | null;
  readonly loaders: Loaders;
}

const contextOf = (execution: ExecutionContext): RequestContext =>
  GqlExecutionContext.create(execution).getContext<RequestContext>();

/** The person who asks. */
export const CurrentActor = createParamDecorator(
  (_: unknown, execution: ExecutionContext) => contextOf(execution).actor,
);

export const CurrentRequest = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  contextOf(execution),
);

/** The access token of an Authorization header. @throws Problem UNAUTHENTICATED when it holds none */
export function bearerToken(authorization: string): string {
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
  if (!token) throw unauthenticated();
  return token;
}

/** The language of a request: the one of zh and en that Accept-Language likes best; Chinese when it names neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const liked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => quality > 0 && /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.quality - a.quality);
  return liked[0]?.tag.startsWith('en') ? 'en' : 'zh-CN';
}
