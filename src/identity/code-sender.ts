import { Inject, Injectable } from '@nestjs/common';
import { type Settings, SETTINGS_TOKEN } from '../platform/config/settings.js';
import { Log } from '../platform/logging/log.js';
import { codeSenderMissing } from './identity.problems.js';

/** Sends one-time codes; a deployment with a text message service puts its own in the place of this one. */
export abstract class CodeSender {
  /** @throws Problem CODE_SENDER_MISSING when nothing can be sent; called before the code is made */
  abstract requireReady(): void;
  abstract send(mobile: string, code: string): Promise<void>;
}

/** Writes the code into the log, without the number; refuses in production. */
@Injectable()
export class DevelopmentCodeSender extends CodeSender {
  constructor(
    private readonly log: Log,
    @Inject(SETTINGS_TOKEN) private readonly settings: Settings,
  ) {
    super();
  }

  requireReady(): void {
    if (this.settings.NODE_ENV === 'production') throw codeSenderMissing();
  }

  send(_mobile: string, code: string): Promise<void> {
    this.log.info('login-code.sent', { oneTimeCode: code });
    return Promise.resolve();
  }
}
