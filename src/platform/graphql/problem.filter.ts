import { type ArgumentsHost, Catch } from '@nestjs/common';
import type { GqlExceptionFilter } from '@nestjs/graphql';

/** Hands every error on as it is: the plugin tells it, and Nest does not log what may hold personal data. */
@Catch()
export class ProblemFilter implements GqlExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return error;
    throw error;
  }
}
