import { VerificationDesk } from '../../support/verification-desk.js';
import type { Cast } from './cast.js';
import type { Targets, TargetVolunteer } from './targets.js';

/** Makes what waits at the committee's desk: of the squad that `leaderA` leads, held three days before the world's day. */
export class VerificationTargets {
  private readonly desk: VerificationDesk;

  constructor(
    private readonly cast: Cast,
    private readonly targets: Targets,
  ) {
    this.desk = new VerificationDesk(cast.app, cast.world);
  }

  /** An activity with a record that waits for confirmation. */
  async waiting(): Promise<TargetVolunteer & { readonly activityId: string }> {
    const volunteer = await this.targets.volunteer();
    const activityId = await this.activity();
    await this.desk.attended(activityId, volunteer.id);
    return { ...volunteer, activityId };
  }

  async unrecorded(): Promise<TargetVolunteer & { readonly attendanceId: string }> {
    const volunteer = await this.targets.volunteer();
    const problem = { code: 'OVERLAPPING_RECORD' };
    const attendanceId = await this.desk.unrecorded(await this.activity(), volunteer.id, problem);
    return { ...volunteer, attendanceId };
  }

  /** A record of somebody who has just registered. */
  async signalled(): Promise<TargetVolunteer & { readonly recordId: string }> {
    const record = await this.targets.pendingRecord();
    await this.targets.settled();
    return record;
  }

  private activity(): Promise<string> {
    return this.desk.activity({ squadId: this.cast.leaderSquadId, day: '2026-06-12' });
  }
}
