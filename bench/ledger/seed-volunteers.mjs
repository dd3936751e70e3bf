import { fromDist } from '../support/dist.mjs';
import { openAsServer } from '../support/engines.mjs';

const { newId } = await fromDist('platform/database/new-id.js');
const { SystemClock } = await fromDist('kernel/clock.js');
const { DEFAULT_POLICY_VERSION_ID } = await fromDist('policies/policy.service.js');
const { accountsOf, ofPlace, ofVolunteer } = await fromDist('timebank/ledger/holder.js');
const { LedgerPosting } = await fromDist('timebank/ledger/ledger-posting.js');

/** Own minutes of each, more than a run gives away. */
export const SEEDED_MINUTES = 1_000_000;
const COMMUNITIES = 38;
const PER_ENTRY = 50;
const ENTRIES_PER_UNIT = 20;

/**
 * Gives the same volunteers of 38 communities minutes, by the ledger's own rules, in both databases; answers them.
 * @returns {Promise<{ id: string, communityCode: string }[]>}
 */
export async function seedVolunteers(databases, count) {
  const volunteers = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    // Neighbours in the list belong to one community, so that an entry has one.
    communityCode: `510502001${String((Math.floor(index / PER_ENTRY) % COMMUNITIES) + 1).padStart(3, '0')}`,
  }));
  for (const database of Object.values(databases)) {
    const uow = await openAsServer(database);
    const posting = new LedgerPosting(new SystemClock());
    for (let from = 0; from < count; from += PER_ENTRY * ENTRIES_PER_UNIT) {
      const drafts = [];
      for (let at = from; at < Math.min(count, from + PER_ENTRY * ENTRIES_PER_UNIT); at += PER_ENTRY)
        drafts.push(issueTo(volunteers.slice(at, at + PER_ENTRY)));
      await uow.write((transaction) => posting.post(transaction, drafts));
    }
    await uow.close();
    const owner = database.owner();
    await owner.analyse();
    await owner.close();
  }
  return volunteers;
}

function issueTo(volunteers) {
  const [{ communityCode }] = volunteers;
  const issued = ofPlace(communityCode, 'ISSUED');
  return {
    ...{ kind: 'ADJUSTMENT', placeCode: communityCode, idempotencyKey: `seed:${newId()}` },
    ...{ policyVersionId: DEFAULT_POLICY_VERSION_ID, actorAccountId: null },
    accounts: [...volunteers.flatMap(({ id }) => accountsOf(id)), issued],
    postings: () => [
      ...volunteers.map(({ id }) => ({ account: ofVolunteer(id, 'AVAILABLE'), minutes: SEEDED_MINUTES })),
      { account: issued, minutes: -SEEDED_MINUTES * volunteers.length },
    ],
  };
}
