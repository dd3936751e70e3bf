import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { AttendanceKind } from './attendance-event.entity.js';

/** One check-in or check-out as a device tells it; it is self-contained, whenever and however often it is sent. */
export interface ToldEvent {
  readonly clientEventId: string;
  readonly activityId: string;
  readonly kind: AttendanceKind;
  /** What the device's clock said; null: it happens now, by the server's. */
  readonly statedAt: Date | null;
  /** The code that was shown; null: attested. */
  readonly code: string | null;
  /** Whom it is about; both null: who sends it. */
  readonly volunteerId: string | null;
  readonly volunteerNo: string | null;
  readonly clockOffsetSeconds: number;
  readonly reason: string | null;
  readonly deviceId: string | null;
}

/** Digest of what an event tells of a volunteer; who sends it, and when, is no part of it. */
export function contentHashOf(told: ToldEvent, volunteerId: string): string {
  const { activityId, kind, statedAt, code, clockOffsetSeconds, reason, deviceId } = told;
  const content = { activityId, volunteerId, kind, statedAt, code, clockOffsetSeconds, reason, deviceId };
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
