import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MERGE } from '../support/volunteer-desk.js';
import { VerificationDesk } from '../support/verification-desk.js';

let desk: VerificationDesk;
beforeAll(async () => {
  desk = await VerificationDesk.open();
}, 60_000);
afterAll(() => desk.app.stop());

describe('attendance without a record', () => {
  it('rule 4: follows its volunteer into the registration that stays', async () => {
    const { squadId } = await desk.ledSquad();
    const activityId = await desk.activity({ squadId, title: '普法讲座' });
    const [kept, duplicate] = [await desk.volunteerId(), await desk.volunteerId()];
    const problem = { code: 'BELOW_CREDIT_UNIT', details: { unitMinutes: 30 } };
    const id = await desk.unrecorded(activityId, duplicate, problem);
    await desk.app.client.data(
      MERGE,
      { input: { duplicateId: duplicate, intoId: kept, reason: '同一人' } },
      { token: desk.world.districtOfficer.token },
    );
    await desk.app.settled();
    const rows = await desk.app.uow.read((view) =>
      view.rows('SELECT volunteer_id FROM unrecorded_attendance WHERE id = :id', { id }),
    );
    expect(rows).toEqual([{ volunteer_id: kept }]);
  });
});
