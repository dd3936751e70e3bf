import type { Actor } from './actor.js';

/** Turns an access token into the person behind it; the identity module has the one implementation. */
export abstract class ActorSource {
  /** @throws Problem UNAUTHENTICATED when the token is not valid any more */
  abstract load(accessToken: string, requestId: string): Promise<Actor>;

  /** A person by his account, with the rights that he has now. @throws Problem UNAUTHENTICATED once it is closed */
  abstract ofAccount(accountId: string): Promise<Actor>;

  /** When a token runs out. @throws Problem UNAUTHENTICATED when it is not valid any more */
  abstract expiryOf(accessToken: string): Promise<Date>;
}
