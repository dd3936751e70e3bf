import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Secrecy } from '../kernel/secrecy.js';
import type { ReadView } from '../platform/database/unit-of-work.js';
import type { Actor } from '../platform/security/actor.js';
import { SquadEntity } from '../squads/squad.entity.js';
import { mayHandle, subjectOf } from './need-access.js';
import { NeedAssignees } from './need-assignees.js';
import { type NeedEntity, NeedStatus } from './need.entity.js';

/** How much of a need somebody sees; for NONE it does not exist. */
export type NeedSight = 'CONTENTS' | 'HEADER' | 'NONE';

/** Who may see a need (domain.md rule 13). */
@Injectable()
export class NeedVisibility {
  constructor(private readonly assignees: NeedAssignees) {}

  /** Whoever is shown CONTENTS of a confidential need is to be audited by the caller. */
  async of(view: ReadView, actor: Actor, need: NeedEntity): Promise<NeedSight> {
    if (!actor.signedIn) return 'NONE';
    if (need.requesterAccountId !== null && need.requesterAccountId === actor.accountId) return 'CONTENTS';
    if (mayHandle(actor, need)) return 'CONTENTS';
    if (actor.volunteerId && (await this.assignees.has(view, need.id, actor.volunteerId))) return 'CONTENTS';
    if (need.secrecy === Secrecy.CONFIDENTIAL) return 'NONE';
    if (await this.mayTake(view, actor, need)) return 'CONTENTS';
    if (!actor.may('need.read', need.communityCode, subjectOf(need))) return 'NONE';
    return need.secrecy === Secrecy.PUBLIC ? 'CONTENTS' : 'HEADER';
  }

  /** Whether he leads a squad that could accept it. */
  private async mayTake(view: ReadView, actor: Actor, need: NeedEntity): Promise<boolean> {
    const led = actor.squadsOf('need.handle');
    if (need.status !== NeedStatus.OPEN || led.length === 0) return false;
    return view.manager.getRepository(SquadEntity).existsBy({
      id: In(led),
      kind: need.squadKind,
      communityCode: need.communityCode,
      closedAt: IsNull(),
    });
  }
}
