import { Injectable } from '@nestjs/common';
import type { ReadView } from '../platform/database/unit-of-work.js';

/** What another module says of notices that belong to a procedure of its own, such as an award or a filing. */
export interface NoticeKeeper {
  /** Whether a notice is of its procedure: then it is closed and withdrawn there only. */
  keeps(view: ReadView, noticeId: string): Promise<boolean>;
  /** Whether an account had a part in bringing people into a notice: then it does not decide about them. */
  tookPart(
    view: ReadView,
    noticeId: string,
    volunteerIds: readonly string[],
    accountId: string,
  ): Promise<boolean>;
}

/** Asks whoever keeps notices; they are told of nobody by name here. */
@Injectable()
export class NoticeKeepers {
  private readonly keepers: NoticeKeeper[] = [];

  /** To be called while the application starts. */
  register(keeper: NoticeKeeper): void {
    this.keepers.push(keeper);
  }

  async keep(view: ReadView, noticeId: string): Promise<boolean> {
    for (const keeper of this.keepers) if (await keeper.keeps(view, noticeId)) return true;
    return false;
  }

  async tookPart(
    view: ReadView,
    noticeId: string,
    volunteerIds: readonly string[],
    accountId: string,
  ): Promise<boolean> {
    for (const keeper of this.keepers)
      if (await keeper.tookPart(view, noticeId, volunteerIds, accountId)) return true;
    return false;
  }
}
