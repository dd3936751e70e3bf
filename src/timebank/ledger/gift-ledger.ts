import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/unit-of-work.js';
import { balanceCapReached, poolInsufficient } from '../timebank.problems.js';
import { donationPostings, fundPostings, grantPostings, transferPostings } from './gift-postings.js';
import { accountsOf, balanceOfHolder, type Holder, holderOf, ofPlace } from './holder.js';
import { LedgerPosting } from './ledger-posting.js';

interface Gift {
  /** Of what the gift is told of elsewhere; makes the entry's idempotency key. */
  readonly giftId: string;
  readonly minutes: number;
  readonly policyVersionId: string;
  readonly actorAccountId: string;
  readonly reason?: string;
}

export interface Transfer extends Gift {
  readonly fromId: string;
  readonly toId: string;
  /** Community of the giver. */
  readonly communityCode: string;
  readonly balanceCapMinutes: number;
}

export interface Donation extends Gift {
  readonly fromId: string;
  readonly communityCode: string;
}

export interface Grant extends Gift {
  readonly toId: string;
  /** Whose pool it comes from. */
  readonly communityCode: string;
  readonly balanceCapMinutes: number;
}

export interface Funding extends Gift {
  readonly communityCode: string;
}

/** Minutes given to relatives and to the pool, and out of it (domain.md rules 31, 33). Honour stays where it is (rule 30). */
@Injectable()
export class GiftLedger {
  constructor(private readonly posting: LedgerPosting) {}

  /** @throws Problem INSUFFICIENT_MINUTES, BALANCE_CAP_REACHED when the recipient would have more than he may */
  transfer(transaction: WriteTransaction, transfer: Transfer): Promise<string> {
    const { fromId, toId, minutes, balanceCapMinutes } = transfer;
    if (fromId === toId) throw new Error('nobody gives to himself');
    return this.posting.postOne(transaction, {
      ...entryOf(transfer, 'TRANSFER', 'transfer'),
      accounts: [...accountsOf(fromId), ...accountsOf(toId)],
      postings: (balanceOf) => {
        const recipient = holderOf(toId, balanceOf);
        requireRoom(recipient, minutes, balanceCapMinutes);
        return transferPostings(holderOf(fromId, balanceOf), recipient, minutes);
      },
    });
  }

  /** @throws Problem INSUFFICIENT_MINUTES */
  donate(transaction: WriteTransaction, donation: Donation): Promise<string> {
    const { fromId, communityCode, minutes } = donation;
    return this.posting.postOne(transaction, {
      ...entryOf(donation, 'DONATION', 'donation'),
      accounts: [...accountsOf(fromId), ofPlace(communityCode, 'POOL')],
      postings: (balanceOf) => donationPostings(holderOf(fromId, balanceOf), communityCode, minutes),
    });
  }

  /** @throws Problem POOL_INSUFFICIENT, BALANCE_CAP_REACHED */
  grant(transaction: WriteTransaction, grant: Grant): Promise<string> {
    const { toId, communityCode, minutes, balanceCapMinutes } = grant;
    const pool = ofPlace(communityCode, 'POOL');
    return this.posting.postOne(transaction, {
      ...entryOf(grant, 'POOL_GRANT', 'grant'),
      accounts: [...accountsOf(toId), pool],
      postings: (balanceOf) => {
        if (balanceOf(pool) < minutes) throw poolInsufficient();
        const recipient = holderOf(toId, balanceOf);
        requireRoom(recipient, minutes, balanceCapMinutes);
        return grantPostings(recipient, communityCode, minutes);
      },
    });
  }

  /** Minutes that a fund puts into the pool. */
  fund(transaction: WriteTransaction, funding: Funding): Promise<string> {
    const { communityCode, minutes } = funding;
    return this.posting.postOne(transaction, {
      ...entryOf(funding, 'ADJUSTMENT', 'fund'),
      accounts: [ofPlace(communityCode, 'ISSUED'), ofPlace(communityCode, 'POOL')],
      postings: () => fundPostings(communityCode, minutes),
    });
  }
}

const entryOf = <K extends string>(
  gift: Gift & { readonly communityCode: string },
  kind: K,
  keyPrefix: string,
) => ({
  kind,
  placeCode: gift.communityCode,
  idempotencyKey: `${keyPrefix}:${gift.giftId}`,
  policyVersionId: gift.policyVersionId,
  actorAccountId: gift.actorAccountId,
  reason: gift.reason,
});

/** What would be above the cap is better kept by who gives it (rule 31). */
function requireRoom(recipient: Holder, minutes: number, capMinutes: number): void {
  if (balanceOfHolder(recipient.balances) + minutes > capMinutes) throw balanceCapReached();
}
