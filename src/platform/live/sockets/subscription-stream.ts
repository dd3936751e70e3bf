import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { RequestContext } from '../../graphql/request-context.js';

type Result = IteratorResult<ExecutionResult, undefined>;
const DONE: Result = { done: true, value: undefined };

export interface StreamParts {
  readonly args: ExecutionArgs;
  /** Who asks, with his rights of this moment. */
  context(): Promise<RequestContext>;
  /** A fault in the middle of a stream, which is not the caller's. */
  broke(error: unknown): void;
}

/**
 * The answers of one subscription. For each event the subscription is asked for anew, by the same guard and resolver as at
 * its start: whoever may not subscribe any more gets no further event, and its refusal instead. So a resolver of
 * `Subscription` does nothing but check and answer an iterable, which begins when it is first iterated.
 */
export class SubscriptionStream implements AsyncIterableIterator<ExecutionResult, undefined> {
  private source: AsyncIterator<unknown, undefined> | null = null;
  private ended = false;

  constructor(private readonly parts: StreamParts) {}

  /** @throws the refusal, which ends the stream */
  async next(): Promise<Result> {
    if (this.ended) return DONE;
    if (!this.source) {
      const source = (await this.ask(await this.parts.context()))[Symbol.asyncIterator]();
      this.source = source;
      if (this.endedMeanwhile) await source.return?.();
    }
    const { done, value } = await this.source.next();
    if (done || this.ended) return DONE;
    try {
      const contextValue = await this.parts.context();
      await this.ask(contextValue);
      const answer = await execute({ ...this.parts.args, rootValue: value, contextValue });
      return { done: false, value: answer };
    } catch (error) {
      await this.return();
      this.parts.broke(error);
      throw error;
    }
  }

  async return(): Promise<Result> {
    this.ended = true;
    await this.source?.return?.();
    return DONE;
  }

  async throw(error: unknown): Promise<Result> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The client may have gone while he was asked for. */
  private get endedMeanwhile(): boolean {
    return this.ended;
  }

  private async ask(contextValue: RequestContext): Promise<AsyncIterable<unknown>> {
    const answer = await createSourceEventStream({ ...this.parts.args, contextValue });
    if (Symbol.asyncIterator in answer) return answer;
    throw answer.errors?.[0] ?? new Error('a subscription without a stream');
  }
}
