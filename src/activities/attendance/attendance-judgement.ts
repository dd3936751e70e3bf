import { ATTEMPT_LIMITS, countAttempt } from '../../identity/attempt-limits.js';
import { tooManyAttempts } from '../../identity/identity.problems.js';
import { newId } from '../../platform/database/new-id.js';
import { notFound } from '../../platform/security/security.problems.js';
import { notAVolunteer } from '../../volunteers/volunteers.problems.js';
import { subjectOf } from '../activities.service.js';
import { SignUpStatus } from '../sign-ups/sign-up.entity.js';
import { countedTime, refusalByActivity, timeByAttestation, timeByCode } from './attendance-acceptance.js';
import { type AttendanceEventEntity, AttendanceProof } from './attendance-event.entity.js';
import * as problems from './attendance.problems.js';
import { type AttendanceSheet, attendeeKey, type OpenActivity } from './attendance-sheet.js';
import { contentHashOf, type ToldEvent } from './told-event.js';

export interface Judged {
  readonly row: AttendanceEventEntity;
  /** The same event was accepted before; `row` is that one. */
  readonly isDuplicate: boolean;
}

/**
 * Judges one event. Who may not speak of a volunteer at an activity is told that there is none; then an event that is
 * known already is a duplicate, whatever has changed since; then come the rules (domain.md rule 16).
 * @throws Problem why it is refused
 */
export function judge(sheet: AttendanceSheet, told: ToldEvent): Judged {
  const { opened, volunteerId, isOwn } = attendeeOf(sheet, told);
  const contentHash = contentHashOf(told, volunteerId);
  const known = sheet.known.get(told.clientEventId);
  if (known) {
    if (known.contentHash !== contentHash) throw problems.eventIdReused();
    return { row: known, isDuplicate: true };
  }
  const proof = proofOf(told, isOwn, opened);
  const { receivedAt } = sheet;
  const refusal = refusalByActivity(opened.activity, receivedAt, opened.terms);
  if (refusal) throw refusal;
  const signUp = sheet.signUps.get(attendeeKey(told.activityId, volunteerId));
  if (signUp?.status !== SignUpStatus.CONFIRMED) throw problems.notSignedUp();
  const statedAt = told.statedAt ?? receivedAt;
  const row: AttendanceEventEntity = {
    ...{
      id: newId(),
      clientEventId: told.clientEventId,
      contentHash,
      activityId: told.activityId,
      volunteerId,
    },
    ...{ kind: told.kind, proof, statedAt, receivedAt, deviceId: told.deviceId, reason: told.reason },
    happenedAt: countedTime(
      happenedAt(sheet, told, opened, statedAt),
      receivedAt,
      opened.activity,
      opened.terms,
    ),
    recordedByAccountId: sheet.actor.requireAccount(),
  };
  sheet.known.set(row.clientEventId, row);
  return { row, isDuplicate: false };
}

interface Attendee {
  readonly opened: OpenActivity;
  readonly volunteerId: string;
  readonly isOwn: boolean;
}

/** Whom the event is about. @throws Problem NOT_FOUND, FORBIDDEN, NOT_A_VOLUNTEER, NOT_SIGNED_UP */
function attendeeOf(sheet: AttendanceSheet, told: ToldEvent): Attendee {
  const { actor } = sheet;
  const opened = sheet.activities.get(told.activityId);
  const named = told.volunteerId ?? (told.volunteerNo && sheet.volunteerIdsByNo.get(told.volunteerNo));
  const namesNobody = told.volunteerId === null && told.volunteerNo === null;
  const missing = notFound().audited({
    ...{ action: 'attendance.attest', subjectType: 'Activity', subjectId: told.activityId },
  });
  if (!opened) throw missing;
  if (namesNobody || (named && named === actor.volunteerId)) {
    const volunteerId = actor.volunteerId;
    if (!volunteerId) throw notAVolunteer();
    if (!opened.isVisible && !sheet.signUps.has(attendeeKey(told.activityId, volunteerId))) throw missing;
    return { opened, volunteerId, isOwn: true };
  }
  if (!opened.mayAttest) {
    actor.require('attendance.attest', subjectOf(opened.activity), 'activity.read');
    // The right is held, and what is confidential is still not his to see.
    throw missing;
  }
  if (!named) throw problems.notSignedUp();
  return { opened, volunteerId: named, isOwn: false };
}

/** @throws Problem OWN_ATTENDANCE, CHECK_IN_CODE_REQUIRED, CODE_OF_ANOTHER */
function proofOf({ code }: ToldEvent, isOwn: boolean, { mayAttest }: OpenActivity): AttendanceProof {
  if (!isOwn) {
    if (code !== null) throw problems.codeOfAnother();
    return AttendanceProof.LEADER;
  }
  if (code === null) throw mayAttest ? problems.ownAttendance() : problems.checkInCodeRequired();
  // Whoever may look at the code proves nothing by it.
  return mayAttest ? AttendanceProof.LEADER : AttendanceProof.CODE;
}

/** @throws Problem CHECK_IN_CODE_INVALID, TOO_MANY_ATTEMPTS, CLOCK_OFFSET_TOO_LARGE */
function happenedAt(sheet: AttendanceSheet, told: ToldEvent, opened: OpenActivity, statedAt: Date): Date {
  const time = { statedAt, clockOffsetSeconds: told.clockOffsetSeconds, receivedAt: sheet.receivedAt };
  if (told.code === null) return timeByAttestation(time, opened.terms);
  const attempt = countAttempt(ATTEMPT_LIMITS.checkInCodes, sheet.guesses, sheet.receivedAt);
  if (!attempt.allowed) throw tooManyAttempts({ retryAfterSeconds: attempt.retryAfterSeconds });
  const shownAt = opened.code && timeByCode(time, { text: told.code, of: opened.code }, opened.terms);
  if (shownAt) return shownAt;
  // Only what is wrong is counted: a device that was offline all day may send many right ones at once.
  sheet.guesses = attempt.window;
  throw problems.checkInCodeInvalid();
}
