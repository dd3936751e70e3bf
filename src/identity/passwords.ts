import { Algorithm, hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { serviceBusy } from '../platform/database/database.problems.js';

/** argon2id, 19 MiB, 2 passes, 1 lane (architecture.md § 6). */
const PARAMETERS = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const CONCURRENT_HASHES = 2;
const WAITING_HASHES = 100;

/** Hashes and checks passwords, a few at a time: each costs 19 MiB and a core. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  /** @throws Problem SERVICE_BUSY when too many wait */
  hash(password: string): Promise<string> {
    return this.limited(() => hash(password, PARAMETERS));
  }

  /** The same work whether or not there is a hash to compare with. @throws Problem SERVICE_BUSY */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    this.decoy ??= hash('no password has this hash', PARAMETERS);
    const known = passwordHash ?? (await this.decoy);
    const equal = await this.limited(() => verify(known, password));
    return equal && passwordHash !== null;
  }

  private async limited<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= CONCURRENT_HASHES) {
      if (this.waiting.length >= WAITING_HASHES) throw serviceBusy();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
