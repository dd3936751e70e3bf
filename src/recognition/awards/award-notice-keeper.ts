import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { NoticeKeepers } from '../../notices/notice-keepers.js';
import type { ReadView } from '../../platform/database/unit-of-work.js';
import { withDuplicates } from '../../volunteers/merge-lines.js';
import { AwardCandidateEntity, AwardCycleEntity } from './award.entity.js';

/** Notices of award cycles: closed and withdrawn by who manages the cycle, and who nominated somebody does not decide about him. */
@Injectable()
export class AwardNoticeKeeper implements OnModuleInit {
  constructor(private readonly keepers: NoticeKeepers) {}

  onModuleInit(): void {
    this.keepers.register(this);
  }

  keeps(view: ReadView, noticeId: string): Promise<boolean> {
    return view.manager.getRepository(AwardCycleEntity).existsBy({ noticeId });
  }

  async tookPart(
    view: ReadView,
    noticeId: string,
    volunteerIds: readonly string[],
    nominatedByAccountId: string,
  ): Promise<boolean> {
    const cycle = await view.manager.getRepository(AwardCycleEntity).findOneBy({ noticeId });
    if (!cycle) return false;
    const people = await withDuplicates(view, [...volunteerIds]);
    return view.manager
      .getRepository(AwardCandidateEntity)
      .existsBy({ cycleId: cycle.id, volunteerId: In(people), nominatedByAccountId });
  }
}
