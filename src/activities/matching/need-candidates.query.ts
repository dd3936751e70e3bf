import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidInput } from '../../kernel/problem.js';
import { Secrecy } from '../../kernel/secrecy.js';
import { audited, mayHandle } from '../../needs/need-access.js';
import { NeedVisibility } from '../../needs/need-visibility.js';
import { type NeedEntity, NeedStatus } from '../../needs/need.entity.js';
import { needStatusNotAllowed } from '../../needs/needs.problems.js';
import { missing, NeedsService } from '../../needs/needs.service.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { type ReadView, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../platform/security/actor.js';
import { forbidden } from '../../platform/security/security.problems.js';
import { SquadsService } from '../../squads/squads.service.js';
import { spanFaults } from '../activity-plan.js';
import type { Match } from './match-ranking.js';
import { type Candidate, NeedMatcher } from './need-matcher.js';

/** Taken for the end of what nobody has said the end of. */
const USUAL_MINUTES = 120;

export interface WantedCandidates {
  readonly needId: string;
  readonly startAt: Date;
  /** Default: two hours later. */
  readonly endAt?: Date | null;
  readonly first: number;
}

/** Whom to ask for a need that a squad has accepted, for who decides about it (domain.md rules 12 and 13). */
@Injectable()
export class NeedCandidatesQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly needs: NeedsService,
    private readonly visibility: NeedVisibility,
    private readonly squads: SquadsService,
    private readonly matcher: NeedMatcher,
  ) {}

  /**
   * The squad's members, the best suited first, those with obstacles last.
   * @throws Problem NOT_FOUND, FORBIDDEN, INVALID_INPUT, NEED_STATUS_NOT_ALLOWED
   */
  async of(actor: Actor, { needId, startAt, endAt, first }: WantedCandidates): Promise<Match<Candidate>[]> {
    const span = { startAt, endAt: endAt ?? new Date(startAt.getTime() + USUAL_MINUTES * 60_000) };
    const { need, ranked } = await this.uow.read(async (view) => {
      const found = await this.handled(view, actor, needId);
      const faults = spanFaults(span, this.clock.now(), 'args');
      // These are arguments of the field itself, not of an input object.
      if (faults.length > 0)
        throw invalidInput(faults.map((fault) => ({ ...fault, path: fault.path.replace('args.', '') })));
      const planned = found.status === NeedStatus.ACCEPTED || found.status === NeedStatus.SCHEDULED;
      if (!planned || !found.squadId) throw needStatusNotAllowed({ status: found.status });
      const squad = await this.squads.require(view, found.squadId);
      return { need: found, ranked: await this.matcher.rank(view, found, squad, span) };
    });
    // Who asked for it is told by its obstacle, so it is a reading of what is confidential (rule 13).
    if (need.secrecy === Secrecy.CONFIDENTIAL)
      await this.uow.write((transaction) =>
        this.audit.record(transaction, actor, { action: 'need.match', ...audited(need) }),
      );
    return ranked.slice(0, first);
  }

  private async handled(view: ReadView, actor: Actor, id: string): Promise<NeedEntity> {
    const need = await this.needs.require(view, id);
    if (mayHandle(actor, need)) return need;
    if ((await this.visibility.of(view, actor, need)) === 'NONE') throw missing('need.match', id);
    throw forbidden().audited({ action: 'need.match', subjectType: 'Need', subjectId: id });
  }
}
