import { Injectable } from '@nestjs/common';
import { starLevel } from '../kernel/star-level.js';
import type { ReadView } from '../platform/database/unit-of-work.js';
import type { Policy } from '../policies/policy.js';

/** Whether a volunteer holds an honour. */
export type HoldsHonour = (view: ReadView, volunteerId: string) => Promise<boolean>;

/** What stars and honours open: that a request goes before others of its urgency, where the policy says so (rules 32 and 38 to 40). */
@Injectable()
export class RedemptionPriority {
  private holdsHonour: HoldsHonour = () => Promise.resolve(false);

  /** To be called while the application starts, by the module that confers honours. */
  register(holdsHonour: HoldsHonour): void {
    this.holdsHonour = holdsHonour;
  }

  async isOpenTo(
    view: ReadView,
    holder: { readonly id: string; readonly honorMinutes: number },
    { redemption, timebank }: Pick<Policy, 'redemption' | 'timebank'>,
  ): Promise<boolean> {
    const { priorityFromStar, priorityForHonoured } = redemption;
    const stars = starLevel(holder.honorMinutes, timebank.starHonorMinutes);
    if (priorityFromStar > 0 && stars >= priorityFromStar) return true;
    return priorityForHonoured && (await this.holdsHonour(view, holder.id));
  }
}
