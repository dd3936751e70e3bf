import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NeedsActivities1795653865753 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "need" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "squad_kind" varchar(32) NOT NULL, "secrecy" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "urgency_rank" bigint NOT NULL, "service_targets" text NOT NULL, "wished_from" bigint, "wished_until" bigint, "requester_account_id" varchar(36), "requester_sealed" text, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "content_sealed" text NOT NULL, "address_sealed" text, "details_sealed" text NOT NULL, "squad_id" varchar(36), "accepted_at" bigint, "accepted_by_account_id" varchar(36), "due_on" varchar(10), "extended_on" varchar(10), "closed_at" bigint, "closed_by_account_id" varchar(36), "closing_text_sealed" text, "rating" bigint, "policy_version_id" varchar(36) NOT NULL, CONSTRAINT "need_accepted_by_squad" CHECK (status NOT IN (\'ACCEPTED\', \'SCHEDULED\') OR squad_id IS NOT NULL), CONSTRAINT "need_rating" CHECK (rating IS NULL OR (rating >= 1 AND rating <= 5 AND status = \'FULFILLED\')))',
    );
    await runner.query('CREATE INDEX "need_requester" ON "need" ("requester_account_id", "id") ');
    await runner.query(
      'CREATE INDEX "need_squad_queue" ON "need" ("squad_id", "status", "urgency_rank", "id") ',
    );
    await runner.query('CREATE INDEX "need_community" ON "need" ("community_code", "status", "id") ');
    await runner.query(
      'CREATE TABLE "need_assignee" ("id" varchar(36) PRIMARY KEY NOT NULL, "need_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "source_id" varchar(36) NOT NULL, "from_at" bigint NOT NULL, "until_at" bigint)',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "need_assignee_current" ON "need_assignee" ("need_id", "volunteer_id", "source_id") WHERE until_at IS NULL',
    );
    await runner.query('CREATE INDEX "need_assignee_volunteer" ON "need_assignee" ("volunteer_id") ');
    await runner.query('CREATE INDEX "need_assignee_need" ON "need_assignee" ("need_id", "volunteer_id") ');
    await runner.query(
      'CREATE TABLE "organisation" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "name" varchar(60) NOT NULL, "category" varchar(32) NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL)',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "organisation_name" ON "organisation" ("community_code", "name") ',
    );
    await runner.query('CREATE INDEX "organisation_community" ON "organisation" ("community_code", "id") ');
    await runner.query(
      'CREATE TABLE "activity_series" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "squad_id" varchar(36), "organisation_id" varchar(36), "rule" varchar(300) NOT NULL, "first_start_at" bigint NOT NULL, "duration_minutes" bigint NOT NULL, "template" text NOT NULL, "status" varchar(32) NOT NULL, "made_until" bigint NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "end_reason" varchar(500), CONSTRAINT "activity_series_duration" CHECK (duration_minutes > 0), CONSTRAINT "activity_series_one_unit" CHECK ((squad_id IS NULL) <> (organisation_id IS NULL)))',
    );
    await runner.query(
      'CREATE INDEX "activity_series_status" ON "activity_series" ("status", "made_until") ',
    );
    await runner.query(
      'CREATE INDEX "activity_series_organisation" ON "activity_series" ("organisation_id", "id") ',
    );
    await runner.query('CREATE INDEX "activity_series_squad" ON "activity_series" ("squad_id", "id") ');
    await runner.query(
      'CREATE TABLE "activity" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "squad_id" varchar(36), "organisation_id" varchar(36), "need_id" varchar(36), "series_id" varchar(36), "occasion_at" bigint, "squad_kind" varchar(32), "secrecy" varchar(32) NOT NULL, "title" varchar(120) NOT NULL, "content" varchar(1000) NOT NULL, "service_target" varchar(32) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "address" varchar(200) NOT NULL, "recruiting_mode" varchar(32) NOT NULL, "hazardous" boolean NOT NULL, "insurance_reference" varchar(120), "person_in_charge" varchar(60) NOT NULL, "status" varchar(32) NOT NULL, "status_reason" varchar(500), "revision" bigint NOT NULL, "revised_at" bigint NOT NULL, "check_in_key_sealed" varchar(400), "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "published_at" bigint, "finished_at" bigint, "finished_by_account_id" varchar(36), "policy_version_id" varchar(36) NOT NULL, CONSTRAINT "activity_cancelled_with_reason" CHECK (status <> \'CANCELLED\' OR status_reason IS NOT NULL), CONSTRAINT "activity_one_unit" CHECK ((squad_id IS NULL) <> (organisation_id IS NULL)), CONSTRAINT "activity_span" CHECK (end_at > start_at))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "activity_series_occasion" ON "activity" ("series_id", "occasion_at") WHERE series_id IS NOT NULL',
    );
    await runner.query('CREATE INDEX "activity_time" ON "activity" ("status", "start_at") ');
    await runner.query('CREATE INDEX "activity_need" ON "activity" ("need_id") ');
    await runner.query('CREATE INDEX "activity_organisation" ON "activity" ("organisation_id", "start_at") ');
    await runner.query('CREATE INDEX "activity_squad" ON "activity" ("squad_id", "start_at") ');
    await runner.query(
      'CREATE INDEX "activity_community" ON "activity" ("community_code", "status", "start_at") ',
    );
    await runner.query(
      'CREATE TABLE "activity_position" ("id" varchar(36) PRIMARY KEY NOT NULL, "activity_id" varchar(36) NOT NULL, "name" varchar(60) NOT NULL, "capacity" bigint NOT NULL, "taken_places" bigint NOT NULL, "last_arrival" bigint NOT NULL, CONSTRAINT "activity_position_capacity" CHECK (capacity >= 1 AND taken_places >= 0 AND taken_places <= capacity))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "activity_position_name" ON "activity_position" ("activity_id", "name") ',
    );
    await runner.query(
      'CREATE TABLE "activity_sign_up" ("id" varchar(36) PRIMARY KEY NOT NULL, "activity_id" varchar(36) NOT NULL, "position_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "arrival" bigint NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "created_at" bigint NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "offered_until" bigint, "status_at" bigint NOT NULL, "status_reason" varchar(500), "attendance" varchar(32), CONSTRAINT "activity_sign_up_offer" CHECK (status <> \'OFFERED\' OR offered_until IS NOT NULL))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "activity_sign_up_once" ON "activity_sign_up" ("activity_id", "volunteer_id") WHERE status IN (\'INVITED\', \'WAITING\', \'OFFERED\', \'CONFIRMED\')',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_offers" ON "activity_sign_up" ("status", "offered_until") ',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_volunteer" ON "activity_sign_up" ("volunteer_id", "start_at") ',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_activity" ON "activity_sign_up" ("activity_id", "id") ',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_queue" ON "activity_sign_up" ("position_id", "status", "arrival") ',
    );
    await runner.query(
      'CREATE TABLE "attendance_event" ("id" varchar(36) PRIMARY KEY NOT NULL, "client_event_id" varchar(64) NOT NULL, "content_hash" varchar(64) NOT NULL, "activity_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "proof" varchar(32) NOT NULL, "happened_at" bigint NOT NULL, "stated_at" bigint NOT NULL, "received_at" bigint NOT NULL, "device_id" varchar(64), "recorded_by_account_id" varchar(36) NOT NULL, "reason" varchar(500))',
    );
    await runner.query(
      'CREATE INDEX "attendance_event_volunteer" ON "attendance_event" ("activity_id", "volunteer_id", "happened_at") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "attendance_event_client" ON "attendance_event" ("client_event_id") ',
    );
    await runner.query(
      'CREATE TABLE "calendar_feed" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "secret_hash" varchar(64) NOT NULL, "created_at" bigint NOT NULL, "revoked_at" bigint)',
    );
    await runner.query('CREATE UNIQUE INDEX "calendar_feed_secret" ON "calendar_feed" ("secret_hash") ');
    await runner.query(
      'CREATE UNIQUE INDEX "calendar_feed_volunteer" ON "calendar_feed" ("volunteer_id") WHERE revoked_at IS NULL',
    );
    await runner.query(
      'CREATE TABLE "notification" ("id" varchar(36) PRIMARY KEY NOT NULL, "account_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "subject_type" varchar(40) NOT NULL, "subject_id" varchar(36) NOT NULL, "facts" text NOT NULL, "cause" varchar(120) NOT NULL, "created_at" bigint NOT NULL, "read_at" bigint)',
    );
    await runner.query('CREATE UNIQUE INDEX "notification_once" ON "notification" ("account_id", "cause") ');
    await runner.query('CREATE INDEX "notification_account" ON "notification" ("account_id", "id") ');
    await runner.query(
      'CREATE TABLE "notification_choice" ("account_id" varchar(36) PRIMARY KEY NOT NULL, "muted_kinds" text NOT NULL, "webhook_url_sealed" text, "webhook_secret_sealed" text, "mail_address_sealed" text, "changed_at" bigint NOT NULL)',
    );
    await runner.query(
      'CREATE TABLE "notification_delivery" ("id" varchar(36) PRIMARY KEY NOT NULL, "notification_id" varchar(36) NOT NULL, "channel" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "attempts" bigint NOT NULL, "next_attempt_at" bigint NOT NULL, "sent_at" bigint, "last_fault" varchar(200))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "notification_delivery_once" ON "notification_delivery" ("notification_id", "channel") ',
    );
    await runner.query(
      'CREATE INDEX "notification_delivery_due" ON "notification_delivery" ("status", "next_attempt_at") ',
    );
    await runner.query(
      'CREATE TABLE "record_signal" ("id" varchar(36) PRIMARY KEY NOT NULL, "record_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "kind" varchar(32) NOT NULL, "details" text NOT NULL, "raised_at" bigint NOT NULL, "inspected_at" bigint, "inspected_by_account_id" varchar(36))',
    );
    await runner.query(
      'CREATE INDEX "record_signal_queue" ON "record_signal" ("community_code", "inspected_at", "id") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "record_signal_record" ON "record_signal" ("record_id", "kind") ',
    );
    await runner.query(
      'CREATE TABLE "unrecorded_attendance" ("id" varchar(36) PRIMARY KEY NOT NULL, "activity_id" varchar(36) NOT NULL, "sign_up_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "problem_code" varchar(60) NOT NULL, "problem_details" text NOT NULL, "provenance" varchar(32) NOT NULL, "created_at" bigint NOT NULL, "settled_at" bigint, "settled_by_account_id" varchar(36))',
    );
    await runner.query(
      'CREATE INDEX "unrecorded_attendance_volunteer" ON "unrecorded_attendance" ("volunteer_id", "start_at") ',
    );
    await runner.query(
      'CREATE INDEX "unrecorded_attendance_activity" ON "unrecorded_attendance" ("activity_id", "id") ',
    );
    await runner.query(
      'CREATE TABLE "volunteer_availability" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "weekday" bigint NOT NULL, "from_minute" bigint NOT NULL, "until_minute" bigint NOT NULL, CONSTRAINT "volunteer_availability_span" CHECK (from_minute >= 0 AND until_minute > from_minute AND until_minute <= 1440), CONSTRAINT "volunteer_availability_weekday" CHECK (weekday >= 1 AND weekday <= 7))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "volunteer_availability_volunteer" ON "volunteer_availability" ("volunteer_id", "weekday", "from_minute") ',
    );
    await runner.query('DROP INDEX "service_record_volunteer"');
    await runner.query('DROP INDEX "service_record_community"');
    await runner.query('DROP INDEX "service_record_squad"');
    await runner.query('DROP INDEX "service_record_recorder"');
    await runner.query('DROP INDEX "service_record_replaces"');
    await runner.query(
      'CREATE TABLE "temporary_service_record" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "squad_id" varchar(36), "squad_kind" varchar(32), "occasion" varchar(120) NOT NULL, "address" varchar(200) NOT NULL, "content" varchar(1000) NOT NULL, "service_target" varchar(32) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "service_day" varchar(10) NOT NULL, "raw_minutes" bigint NOT NULL, "credited_minutes" bigint NOT NULL, "provenance" varchar(32) NOT NULL, "training" boolean NOT NULL, "organising_unit" varchar(120) NOT NULL, "person_in_charge" varchar(60) NOT NULL, "recorded_by_account_id" varchar(36) NOT NULL, "recorded_at" bigint NOT NULL, "recording_reason" varchar(500), "evidence" varchar(500), "policy_version_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "confirmed_by_account_id" varchar(36), "confirmed_by_volunteer_id" varchar(36), "decided_at" bigint, "decision_reason" varchar(500), "voided_at" bigint, "voided_by_account_id" varchar(36), "replaces_id" varchar(36), "organisation_id" varchar(36), "activity_id" varchar(36), "sign_up_id" varchar(36), CONSTRAINT "service_record_confirmed_by" CHECK ((status NOT IN (\'CONFIRMED\', \'VOIDED\') OR confirmed_by_account_id IS NOT NULL)), CONSTRAINT "service_record_backfill_four_eyes" CHECK ((provenance <> \'BACKFILLED\' OR confirmed_by_account_id IS NULL OR confirmed_by_account_id <> recorded_by_account_id)), CONSTRAINT "service_record_not_own_confirmer" CHECK ((confirmed_by_volunteer_id IS NULL OR confirmed_by_volunteer_id <> volunteer_id)), CONSTRAINT "service_record_credit" CHECK ((credited_minutes >= 0 AND credited_minutes <= raw_minutes)), CONSTRAINT "service_record_span" CHECK ((end_at > start_at)), CONSTRAINT "FK_2fd3e9f7c1e73fc968b8a69cb4d" FOREIGN KEY ("replaces_id") REFERENCES "service_record" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_3103268aa68a1111cc0147095ca" FOREIGN KEY ("squad_id") REFERENCES "squad" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_174cc3d50bc1eeb43bd32dae0c4" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_b23c4d0b35001b98ef2c488f788" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_service_record"("id", "volunteer_id", "community_code", "squad_id", "squad_kind", "occasion", "address", "content", "service_target", "start_at", "end_at", "service_day", "raw_minutes", "credited_minutes", "provenance", "training", "organising_unit", "person_in_charge", "recorded_by_account_id", "recorded_at", "recording_reason", "evidence", "policy_version_id", "status", "confirmed_by_account_id", "confirmed_by_volunteer_id", "decided_at", "decision_reason", "voided_at", "voided_by_account_id", "replaces_id") SELECT "id", "volunteer_id", "community_code", "squad_id", "squad_kind", "occasion", "address", "content", "service_target", "start_at", "end_at", "service_day", "raw_minutes", "credited_minutes", "provenance", "training", "organising_unit", "person_in_charge", "recorded_by_account_id", "recorded_at", "recording_reason", "evidence", "policy_version_id", "status", "confirmed_by_account_id", "confirmed_by_volunteer_id", "decided_at", "decision_reason", "voided_at", "voided_by_account_id", "replaces_id" FROM "service_record"',
    );
    await runner.query('DROP TABLE "service_record"');
    await runner.query('ALTER TABLE "temporary_service_record" RENAME TO "service_record"');
    await runner.query(
      'CREATE INDEX "service_record_volunteer" ON "service_record" ("volunteer_id", "start_at") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_community" ON "service_record" ("community_code", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_squad" ON "service_record" ("squad_id", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_recorder" ON "service_record" ("recorded_by_account_id", "recorded_at") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "service_record_replaces" ON "service_record" ("replaces_id") WHERE replaces_id IS NOT NULL',
    );
    await runner.query('DROP INDEX "consent_volunteer"');
    await runner.query(
      'CREATE TABLE "temporary_consent" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "text_version" varchar(40) NOT NULL, "given_at" bigint NOT NULL, "given_by_account_id" varchar(36) NOT NULL, "withdrawn_at" bigint, "withdrawn_by_account_id" varchar(36), "evidence" varchar(200), CONSTRAINT "FK_f263148194e77179b47f7280d83" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_consent"("id", "volunteer_id", "kind", "text_version", "given_at", "given_by_account_id", "withdrawn_at", "withdrawn_by_account_id") SELECT "id", "volunteer_id", "kind", "text_version", "given_at", "given_by_account_id", "withdrawn_at", "withdrawn_by_account_id" FROM "consent"',
    );
    await runner.query('DROP TABLE "consent"');
    await runner.query('ALTER TABLE "temporary_consent" RENAME TO "consent"');
    await runner.query('CREATE INDEX "consent_volunteer" ON "consent" ("volunteer_id", "kind") ');
    await runner.query(
      'CREATE INDEX "service_record_activity" ON "service_record" ("activity_id", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_confirmer" ON "service_record" ("confirmed_by_account_id", "decided_at") ',
    );
    await runner.query('DROP INDEX "need_requester"');
    await runner.query('DROP INDEX "need_squad_queue"');
    await runner.query('DROP INDEX "need_community"');
    await runner.query(
      'CREATE TABLE "temporary_need" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "squad_kind" varchar(32) NOT NULL, "secrecy" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "urgency_rank" bigint NOT NULL, "service_targets" text NOT NULL, "wished_from" bigint, "wished_until" bigint, "requester_account_id" varchar(36), "requester_sealed" text, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "content_sealed" text NOT NULL, "address_sealed" text, "details_sealed" text NOT NULL, "squad_id" varchar(36), "accepted_at" bigint, "accepted_by_account_id" varchar(36), "due_on" varchar(10), "extended_on" varchar(10), "closed_at" bigint, "closed_by_account_id" varchar(36), "closing_text_sealed" text, "rating" bigint, "policy_version_id" varchar(36) NOT NULL, CONSTRAINT "need_accepted_by_squad" CHECK (status NOT IN (\'ACCEPTED\', \'SCHEDULED\') OR squad_id IS NOT NULL), CONSTRAINT "need_rating" CHECK (rating IS NULL OR (rating >= 1 AND rating <= 5 AND status = \'FULFILLED\')), CONSTRAINT "FK_4c5fceaf3c4c6f9cd292b54ab5b" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_21d64ed748726b62c744fee8a07" FOREIGN KEY ("squad_id") REFERENCES "squad" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_need"("id", "community_code", "squad_kind", "secrecy", "status", "urgency_rank", "service_targets", "wished_from", "wished_until", "requester_account_id", "requester_sealed", "created_by_account_id", "created_at", "content_sealed", "address_sealed", "details_sealed", "squad_id", "accepted_at", "accepted_by_account_id", "due_on", "extended_on", "closed_at", "closed_by_account_id", "closing_text_sealed", "rating", "policy_version_id") SELECT "id", "community_code", "squad_kind", "secrecy", "status", "urgency_rank", "service_targets", "wished_from", "wished_until", "requester_account_id", "requester_sealed", "created_by_account_id", "created_at", "content_sealed", "address_sealed", "details_sealed", "squad_id", "accepted_at", "accepted_by_account_id", "due_on", "extended_on", "closed_at", "closed_by_account_id", "closing_text_sealed", "rating", "policy_version_id" FROM "need"',
    );
    await runner.query('DROP TABLE "need"');
    await runner.query('ALTER TABLE "temporary_need" RENAME TO "need"');
    await runner.query('CREATE INDEX "need_requester" ON "need" ("requester_account_id", "id") ');
    await runner.query(
      'CREATE INDEX "need_squad_queue" ON "need" ("squad_id", "status", "urgency_rank", "id") ',
    );
    await runner.query('CREATE INDEX "need_community" ON "need" ("community_code", "status", "id") ');
    await runner.query('DROP INDEX "need_assignee_current"');
    await runner.query('DROP INDEX "need_assignee_volunteer"');
    await runner.query('DROP INDEX "need_assignee_need"');
    await runner.query(
      'CREATE TABLE "temporary_need_assignee" ("id" varchar(36) PRIMARY KEY NOT NULL, "need_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "source_id" varchar(36) NOT NULL, "from_at" bigint NOT NULL, "until_at" bigint, CONSTRAINT "FK_3ced991fdd8f152047264841ed7" FOREIGN KEY ("need_id") REFERENCES "need" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_5872c82c2fc9baa5bb9e7dfea8e" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_need_assignee"("id", "need_id", "volunteer_id", "source_id", "from_at", "until_at") SELECT "id", "need_id", "volunteer_id", "source_id", "from_at", "until_at" FROM "need_assignee"',
    );
    await runner.query('DROP TABLE "need_assignee"');
    await runner.query('ALTER TABLE "temporary_need_assignee" RENAME TO "need_assignee"');
    await runner.query(
      'CREATE UNIQUE INDEX "need_assignee_current" ON "need_assignee" ("need_id", "volunteer_id", "source_id") WHERE until_at IS NULL',
    );
    await runner.query('CREATE INDEX "need_assignee_volunteer" ON "need_assignee" ("volunteer_id") ');
    await runner.query('CREATE INDEX "need_assignee_need" ON "need_assignee" ("need_id", "volunteer_id") ');
    await runner.query('DROP INDEX "organisation_name"');
    await runner.query('DROP INDEX "organisation_community"');
    await runner.query(
      'CREATE TABLE "temporary_organisation" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "name" varchar(60) NOT NULL, "category" varchar(32) NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, CONSTRAINT "FK_ea0fae2f90193e900e8a04fc829" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_organisation"("id", "community_code", "name", "category", "created_by_account_id", "created_at") SELECT "id", "community_code", "name", "category", "created_by_account_id", "created_at" FROM "organisation"',
    );
    await runner.query('DROP TABLE "organisation"');
    await runner.query('ALTER TABLE "temporary_organisation" RENAME TO "organisation"');
    await runner.query(
      'CREATE UNIQUE INDEX "organisation_name" ON "organisation" ("community_code", "name") ',
    );
    await runner.query('CREATE INDEX "organisation_community" ON "organisation" ("community_code", "id") ');
    await runner.query('DROP INDEX "activity_series_status"');
    await runner.query('DROP INDEX "activity_series_organisation"');
    await runner.query('DROP INDEX "activity_series_squad"');
    await runner.query(
      'CREATE TABLE "temporary_activity_series" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "squad_id" varchar(36), "organisation_id" varchar(36), "rule" varchar(300) NOT NULL, "first_start_at" bigint NOT NULL, "duration_minutes" bigint NOT NULL, "template" text NOT NULL, "status" varchar(32) NOT NULL, "made_until" bigint NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "end_reason" varchar(500), CONSTRAINT "activity_series_duration" CHECK (duration_minutes > 0), CONSTRAINT "activity_series_one_unit" CHECK ((squad_id IS NULL) <> (organisation_id IS NULL)), CONSTRAINT "FK_1bd00a270876637db96c5b94dd2" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_e9e10261c2960242591b2832a54" FOREIGN KEY ("squad_id") REFERENCES "squad" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_activity_series"("id", "community_code", "squad_id", "organisation_id", "rule", "first_start_at", "duration_minutes", "template", "status", "made_until", "created_by_account_id", "created_at", "end_reason") SELECT "id", "community_code", "squad_id", "organisation_id", "rule", "first_start_at", "duration_minutes", "template", "status", "made_until", "created_by_account_id", "created_at", "end_reason" FROM "activity_series"',
    );
    await runner.query('DROP TABLE "activity_series"');
    await runner.query('ALTER TABLE "temporary_activity_series" RENAME TO "activity_series"');
    await runner.query(
      'CREATE INDEX "activity_series_status" ON "activity_series" ("status", "made_until") ',
    );
    await runner.query(
      'CREATE INDEX "activity_series_organisation" ON "activity_series" ("organisation_id", "id") ',
    );
    await runner.query('CREATE INDEX "activity_series_squad" ON "activity_series" ("squad_id", "id") ');
    await runner.query('DROP INDEX "activity_series_occasion"');
    await runner.query('DROP INDEX "activity_time"');
    await runner.query('DROP INDEX "activity_need"');
    await runner.query('DROP INDEX "activity_organisation"');
    await runner.query('DROP INDEX "activity_squad"');
    await runner.query('DROP INDEX "activity_community"');
    await runner.query(
      'CREATE TABLE "temporary_activity" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "squad_id" varchar(36), "organisation_id" varchar(36), "need_id" varchar(36), "series_id" varchar(36), "occasion_at" bigint, "squad_kind" varchar(32), "secrecy" varchar(32) NOT NULL, "title" varchar(120) NOT NULL, "content" varchar(1000) NOT NULL, "service_target" varchar(32) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "address" varchar(200) NOT NULL, "recruiting_mode" varchar(32) NOT NULL, "hazardous" boolean NOT NULL, "insurance_reference" varchar(120), "person_in_charge" varchar(60) NOT NULL, "status" varchar(32) NOT NULL, "status_reason" varchar(500), "revision" bigint NOT NULL, "revised_at" bigint NOT NULL, "check_in_key_sealed" varchar(400), "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "published_at" bigint, "finished_at" bigint, "finished_by_account_id" varchar(36), "policy_version_id" varchar(36) NOT NULL, CONSTRAINT "activity_cancelled_with_reason" CHECK (status <> \'CANCELLED\' OR status_reason IS NOT NULL), CONSTRAINT "activity_one_unit" CHECK ((squad_id IS NULL) <> (organisation_id IS NULL)), CONSTRAINT "activity_span" CHECK (end_at > start_at), CONSTRAINT "FK_ae54be4846b6464b7ef64da0d60" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_0b2d6a375ab818ab1ae0638859a" FOREIGN KEY ("squad_id") REFERENCES "squad" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_5e8acda4056354cc1db64768650" FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_e1748c0def5f77cf549d40c39ec" FOREIGN KEY ("need_id") REFERENCES "need" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_0ca400601c0f8a758a877d2020e" FOREIGN KEY ("series_id") REFERENCES "activity_series" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_activity"("id", "community_code", "squad_id", "organisation_id", "need_id", "series_id", "occasion_at", "squad_kind", "secrecy", "title", "content", "service_target", "start_at", "end_at", "address", "recruiting_mode", "hazardous", "insurance_reference", "person_in_charge", "status", "status_reason", "revision", "revised_at", "check_in_key_sealed", "created_by_account_id", "created_at", "published_at", "finished_at", "finished_by_account_id", "policy_version_id") SELECT "id", "community_code", "squad_id", "organisation_id", "need_id", "series_id", "occasion_at", "squad_kind", "secrecy", "title", "content", "service_target", "start_at", "end_at", "address", "recruiting_mode", "hazardous", "insurance_reference", "person_in_charge", "status", "status_reason", "revision", "revised_at", "check_in_key_sealed", "created_by_account_id", "created_at", "published_at", "finished_at", "finished_by_account_id", "policy_version_id" FROM "activity"',
    );
    await runner.query('DROP TABLE "activity"');
    await runner.query('ALTER TABLE "temporary_activity" RENAME TO "activity"');
    await runner.query(
      'CREATE UNIQUE INDEX "activity_series_occasion" ON "activity" ("series_id", "occasion_at") WHERE series_id IS NOT NULL',
    );
    await runner.query('CREATE INDEX "activity_time" ON "activity" ("status", "start_at") ');
    await runner.query('CREATE INDEX "activity_need" ON "activity" ("need_id") ');
    await runner.query('CREATE INDEX "activity_organisation" ON "activity" ("organisation_id", "start_at") ');
    await runner.query('CREATE INDEX "activity_squad" ON "activity" ("squad_id", "start_at") ');
    await runner.query(
      'CREATE INDEX "activity_community" ON "activity" ("community_code", "status", "start_at") ',
    );
    await runner.query('DROP INDEX "activity_position_name"');
    await runner.query(
      'CREATE TABLE "temporary_activity_position" ("id" varchar(36) PRIMARY KEY NOT NULL, "activity_id" varchar(36) NOT NULL, "name" varchar(60) NOT NULL, "capacity" bigint NOT NULL, "taken_places" bigint NOT NULL, "last_arrival" bigint NOT NULL, CONSTRAINT "activity_position_capacity" CHECK (capacity >= 1 AND taken_places >= 0 AND taken_places <= capacity), CONSTRAINT "FK_9afd7114b3994d51e2e299e1c9b" FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_activity_position"("id", "activity_id", "name", "capacity", "taken_places", "last_arrival") SELECT "id", "activity_id", "name", "capacity", "taken_places", "last_arrival" FROM "activity_position"',
    );
    await runner.query('DROP TABLE "activity_position"');
    await runner.query('ALTER TABLE "temporary_activity_position" RENAME TO "activity_position"');
    await runner.query(
      'CREATE UNIQUE INDEX "activity_position_name" ON "activity_position" ("activity_id", "name") ',
    );
    await runner.query('DROP INDEX "activity_sign_up_once"');
    await runner.query('DROP INDEX "activity_sign_up_offers"');
    await runner.query('DROP INDEX "activity_sign_up_volunteer"');
    await runner.query('DROP INDEX "activity_sign_up_activity"');
    await runner.query('DROP INDEX "activity_sign_up_queue"');
    await runner.query(
      'CREATE TABLE "temporary_activity_sign_up" ("id" varchar(36) PRIMARY KEY NOT NULL, "activity_id" varchar(36) NOT NULL, "position_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "arrival" bigint NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "created_at" bigint NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "offered_until" bigint, "status_at" bigint NOT NULL, "status_reason" varchar(500), "attendance" varchar(32), CONSTRAINT "activity_sign_up_offer" CHECK (status <> \'OFFERED\' OR offered_until IS NOT NULL), CONSTRAINT "FK_e4efeb0b21c0ab438c9d2ec08d3" FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_de01dd9f87927d4fb06402636d5" FOREIGN KEY ("position_id") REFERENCES "activity_position" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_b5e3e0d5a76227c6b8c72c532f9" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_activity_sign_up"("id", "activity_id", "position_id", "volunteer_id", "status", "arrival", "start_at", "end_at", "created_at", "created_by_account_id", "offered_until", "status_at", "status_reason", "attendance") SELECT "id", "activity_id", "position_id", "volunteer_id", "status", "arrival", "start_at", "end_at", "created_at", "created_by_account_id", "offered_until", "status_at", "status_reason", "attendance" FROM "activity_sign_up"',
    );
    await runner.query('DROP TABLE "activity_sign_up"');
    await runner.query('ALTER TABLE "temporary_activity_sign_up" RENAME TO "activity_sign_up"');
    await runner.query(
      'CREATE UNIQUE INDEX "activity_sign_up_once" ON "activity_sign_up" ("activity_id", "volunteer_id") WHERE status IN (\'INVITED\', \'WAITING\', \'OFFERED\', \'CONFIRMED\')',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_offers" ON "activity_sign_up" ("status", "offered_until") ',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_volunteer" ON "activity_sign_up" ("volunteer_id", "start_at") ',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_activity" ON "activity_sign_up" ("activity_id", "id") ',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_queue" ON "activity_sign_up" ("position_id", "status", "arrival") ',
    );
    await runner.query('DROP INDEX "service_record_volunteer"');
    await runner.query('DROP INDEX "service_record_community"');
    await runner.query('DROP INDEX "service_record_squad"');
    await runner.query('DROP INDEX "service_record_recorder"');
    await runner.query('DROP INDEX "service_record_replaces"');
    await runner.query('DROP INDEX "service_record_activity"');
    await runner.query('DROP INDEX "service_record_confirmer"');
    await runner.query(
      'CREATE TABLE "temporary_service_record" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "squad_id" varchar(36), "squad_kind" varchar(32), "occasion" varchar(120) NOT NULL, "address" varchar(200) NOT NULL, "content" varchar(1000) NOT NULL, "service_target" varchar(32) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "service_day" varchar(10) NOT NULL, "raw_minutes" bigint NOT NULL, "credited_minutes" bigint NOT NULL, "provenance" varchar(32) NOT NULL, "training" boolean NOT NULL, "organising_unit" varchar(120) NOT NULL, "person_in_charge" varchar(60) NOT NULL, "recorded_by_account_id" varchar(36) NOT NULL, "recorded_at" bigint NOT NULL, "recording_reason" varchar(500), "evidence" varchar(500), "policy_version_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "confirmed_by_account_id" varchar(36), "confirmed_by_volunteer_id" varchar(36), "decided_at" bigint, "decision_reason" varchar(500), "voided_at" bigint, "voided_by_account_id" varchar(36), "replaces_id" varchar(36), "organisation_id" varchar(36), "activity_id" varchar(36), "sign_up_id" varchar(36), CONSTRAINT "service_record_confirmed_by" CHECK ((status NOT IN (\'CONFIRMED\', \'VOIDED\') OR confirmed_by_account_id IS NOT NULL)), CONSTRAINT "service_record_backfill_four_eyes" CHECK ((provenance <> \'BACKFILLED\' OR confirmed_by_account_id IS NULL OR confirmed_by_account_id <> recorded_by_account_id)), CONSTRAINT "service_record_not_own_confirmer" CHECK ((confirmed_by_volunteer_id IS NULL OR confirmed_by_volunteer_id <> volunteer_id)), CONSTRAINT "service_record_credit" CHECK ((credited_minutes >= 0 AND credited_minutes <= raw_minutes)), CONSTRAINT "service_record_span" CHECK ((end_at > start_at)), CONSTRAINT "FK_2fd3e9f7c1e73fc968b8a69cb4d" FOREIGN KEY ("replaces_id") REFERENCES "service_record" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_3103268aa68a1111cc0147095ca" FOREIGN KEY ("squad_id") REFERENCES "squad" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_174cc3d50bc1eeb43bd32dae0c4" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_b23c4d0b35001b98ef2c488f788" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_6f62992bb06f9203666a772642a" FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_91de99b7748e59cfb0d794e4de1" FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_b9533b8cf1b18562553324ccde7" FOREIGN KEY ("sign_up_id") REFERENCES "activity_sign_up" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_service_record"("id", "volunteer_id", "community_code", "squad_id", "squad_kind", "occasion", "address", "content", "service_target", "start_at", "end_at", "service_day", "raw_minutes", "credited_minutes", "provenance", "training", "organising_unit", "person_in_charge", "recorded_by_account_id", "recorded_at", "recording_reason", "evidence", "policy_version_id", "status", "confirmed_by_account_id", "confirmed_by_volunteer_id", "decided_at", "decision_reason", "voided_at", "voided_by_account_id", "replaces_id", "organisation_id", "activity_id", "sign_up_id") SELECT "id", "volunteer_id", "community_code", "squad_id", "squad_kind", "occasion", "address", "content", "service_target", "start_at", "end_at", "service_day", "raw_minutes", "credited_minutes", "provenance", "training", "organising_unit", "person_in_charge", "recorded_by_account_id", "recorded_at", "recording_reason", "evidence", "policy_version_id", "status", "confirmed_by_account_id", "confirmed_by_volunteer_id", "decided_at", "decision_reason", "voided_at", "voided_by_account_id", "replaces_id", "organisation_id", "activity_id", "sign_up_id" FROM "service_record"',
    );
    await runner.query('DROP TABLE "service_record"');
    await runner.query('ALTER TABLE "temporary_service_record" RENAME TO "service_record"');
    await runner.query(
      'CREATE INDEX "service_record_volunteer" ON "service_record" ("volunteer_id", "start_at") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_community" ON "service_record" ("community_code", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_squad" ON "service_record" ("squad_id", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_recorder" ON "service_record" ("recorded_by_account_id", "recorded_at") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "service_record_replaces" ON "service_record" ("replaces_id") WHERE replaces_id IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX "service_record_activity" ON "service_record" ("activity_id", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_confirmer" ON "service_record" ("confirmed_by_account_id", "decided_at") ',
    );
    await runner.query('DROP INDEX "attendance_event_volunteer"');
    await runner.query('DROP INDEX "attendance_event_client"');
    await runner.query(
      'CREATE TABLE "temporary_attendance_event" ("id" varchar(36) PRIMARY KEY NOT NULL, "client_event_id" varchar(64) NOT NULL, "content_hash" varchar(64) NOT NULL, "activity_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "proof" varchar(32) NOT NULL, "happened_at" bigint NOT NULL, "stated_at" bigint NOT NULL, "received_at" bigint NOT NULL, "device_id" varchar(64), "recorded_by_account_id" varchar(36) NOT NULL, "reason" varchar(500), CONSTRAINT "FK_a37563d132480762755b8f43ecd" FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_dac03344ca5e7e5c8477b68928c" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_attendance_event"("id", "client_event_id", "content_hash", "activity_id", "volunteer_id", "kind", "proof", "happened_at", "stated_at", "received_at", "device_id", "recorded_by_account_id", "reason") SELECT "id", "client_event_id", "content_hash", "activity_id", "volunteer_id", "kind", "proof", "happened_at", "stated_at", "received_at", "device_id", "recorded_by_account_id", "reason" FROM "attendance_event"',
    );
    await runner.query('DROP TABLE "attendance_event"');
    await runner.query('ALTER TABLE "temporary_attendance_event" RENAME TO "attendance_event"');
    await runner.query(
      'CREATE INDEX "attendance_event_volunteer" ON "attendance_event" ("activity_id", "volunteer_id", "happened_at") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "attendance_event_client" ON "attendance_event" ("client_event_id") ',
    );
    await runner.query('DROP INDEX "calendar_feed_secret"');
    await runner.query('DROP INDEX "calendar_feed_volunteer"');
    await runner.query(
      'CREATE TABLE "temporary_calendar_feed" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "secret_hash" varchar(64) NOT NULL, "created_at" bigint NOT NULL, "revoked_at" bigint, CONSTRAINT "FK_8422f66384b8871d5099a9cc9b6" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_calendar_feed"("id", "volunteer_id", "secret_hash", "created_at", "revoked_at") SELECT "id", "volunteer_id", "secret_hash", "created_at", "revoked_at" FROM "calendar_feed"',
    );
    await runner.query('DROP TABLE "calendar_feed"');
    await runner.query('ALTER TABLE "temporary_calendar_feed" RENAME TO "calendar_feed"');
    await runner.query('CREATE UNIQUE INDEX "calendar_feed_secret" ON "calendar_feed" ("secret_hash") ');
    await runner.query(
      'CREATE UNIQUE INDEX "calendar_feed_volunteer" ON "calendar_feed" ("volunteer_id") WHERE revoked_at IS NULL',
    );
    await runner.query('DROP INDEX "notification_once"');
    await runner.query('DROP INDEX "notification_account"');
    await runner.query(
      'CREATE TABLE "temporary_notification" ("id" varchar(36) PRIMARY KEY NOT NULL, "account_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "subject_type" varchar(40) NOT NULL, "subject_id" varchar(36) NOT NULL, "facts" text NOT NULL, "cause" varchar(120) NOT NULL, "created_at" bigint NOT NULL, "read_at" bigint, CONSTRAINT "FK_6bfa96ab97f1a09d73091294efc" FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_notification"("id", "account_id", "kind", "subject_type", "subject_id", "facts", "cause", "created_at", "read_at") SELECT "id", "account_id", "kind", "subject_type", "subject_id", "facts", "cause", "created_at", "read_at" FROM "notification"',
    );
    await runner.query('DROP TABLE "notification"');
    await runner.query('ALTER TABLE "temporary_notification" RENAME TO "notification"');
    await runner.query('CREATE UNIQUE INDEX "notification_once" ON "notification" ("account_id", "cause") ');
    await runner.query('CREATE INDEX "notification_account" ON "notification" ("account_id", "id") ');
    await runner.query('DROP INDEX "notification_delivery_once"');
    await runner.query('DROP INDEX "notification_delivery_due"');
    await runner.query(
      'CREATE TABLE "temporary_notification_delivery" ("id" varchar(36) PRIMARY KEY NOT NULL, "notification_id" varchar(36) NOT NULL, "channel" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "attempts" bigint NOT NULL, "next_attempt_at" bigint NOT NULL, "sent_at" bigint, "last_fault" varchar(200), CONSTRAINT "FK_2e70a64359ce7416b06a4d7a432" FOREIGN KEY ("notification_id") REFERENCES "notification" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_notification_delivery"("id", "notification_id", "channel", "status", "attempts", "next_attempt_at", "sent_at", "last_fault") SELECT "id", "notification_id", "channel", "status", "attempts", "next_attempt_at", "sent_at", "last_fault" FROM "notification_delivery"',
    );
    await runner.query('DROP TABLE "notification_delivery"');
    await runner.query('ALTER TABLE "temporary_notification_delivery" RENAME TO "notification_delivery"');
    await runner.query(
      'CREATE UNIQUE INDEX "notification_delivery_once" ON "notification_delivery" ("notification_id", "channel") ',
    );
    await runner.query(
      'CREATE INDEX "notification_delivery_due" ON "notification_delivery" ("status", "next_attempt_at") ',
    );
    await runner.query('DROP INDEX "record_signal_queue"');
    await runner.query('DROP INDEX "record_signal_record"');
    await runner.query(
      'CREATE TABLE "temporary_record_signal" ("id" varchar(36) PRIMARY KEY NOT NULL, "record_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "kind" varchar(32) NOT NULL, "details" text NOT NULL, "raised_at" bigint NOT NULL, "inspected_at" bigint, "inspected_by_account_id" varchar(36), CONSTRAINT "FK_75494c40a0909bfb4dab125973f" FOREIGN KEY ("record_id") REFERENCES "service_record" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_record_signal"("id", "record_id", "community_code", "kind", "details", "raised_at", "inspected_at", "inspected_by_account_id") SELECT "id", "record_id", "community_code", "kind", "details", "raised_at", "inspected_at", "inspected_by_account_id" FROM "record_signal"',
    );
    await runner.query('DROP TABLE "record_signal"');
    await runner.query('ALTER TABLE "temporary_record_signal" RENAME TO "record_signal"');
    await runner.query(
      'CREATE INDEX "record_signal_queue" ON "record_signal" ("community_code", "inspected_at", "id") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "record_signal_record" ON "record_signal" ("record_id", "kind") ',
    );
    await runner.query('DROP INDEX "unrecorded_attendance_volunteer"');
    await runner.query('DROP INDEX "unrecorded_attendance_activity"');
    await runner.query(
      'CREATE TABLE "temporary_unrecorded_attendance" ("id" varchar(36) PRIMARY KEY NOT NULL, "activity_id" varchar(36) NOT NULL, "sign_up_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "problem_code" varchar(60) NOT NULL, "problem_details" text NOT NULL, "provenance" varchar(32) NOT NULL, "created_at" bigint NOT NULL, "settled_at" bigint, "settled_by_account_id" varchar(36), CONSTRAINT "FK_b66984fa8e0bee4079074ed004b" FOREIGN KEY ("sign_up_id") REFERENCES "activity_sign_up" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_unrecorded_attendance"("id", "activity_id", "sign_up_id", "volunteer_id", "start_at", "end_at", "problem_code", "problem_details", "provenance", "created_at", "settled_at", "settled_by_account_id") SELECT "id", "activity_id", "sign_up_id", "volunteer_id", "start_at", "end_at", "problem_code", "problem_details", "provenance", "created_at", "settled_at", "settled_by_account_id" FROM "unrecorded_attendance"',
    );
    await runner.query('DROP TABLE "unrecorded_attendance"');
    await runner.query('ALTER TABLE "temporary_unrecorded_attendance" RENAME TO "unrecorded_attendance"');
    await runner.query(
      'CREATE INDEX "unrecorded_attendance_volunteer" ON "unrecorded_attendance" ("volunteer_id", "start_at") ',
    );
    await runner.query(
      'CREATE INDEX "unrecorded_attendance_activity" ON "unrecorded_attendance" ("activity_id", "id") ',
    );
    await runner.query('DROP INDEX "volunteer_availability_volunteer"');
    await runner.query(
      'CREATE TABLE "temporary_volunteer_availability" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "weekday" bigint NOT NULL, "from_minute" bigint NOT NULL, "until_minute" bigint NOT NULL, CONSTRAINT "volunteer_availability_span" CHECK (from_minute >= 0 AND until_minute > from_minute AND until_minute <= 1440), CONSTRAINT "volunteer_availability_weekday" CHECK (weekday >= 1 AND weekday <= 7), CONSTRAINT "FK_e951ac4ea05973452370605f2ac" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_volunteer_availability"("id", "volunteer_id", "weekday", "from_minute", "until_minute") SELECT "id", "volunteer_id", "weekday", "from_minute", "until_minute" FROM "volunteer_availability"',
    );
    await runner.query('DROP TABLE "volunteer_availability"');
    await runner.query('ALTER TABLE "temporary_volunteer_availability" RENAME TO "volunteer_availability"');
    await runner.query(
      'CREATE UNIQUE INDEX "volunteer_availability_volunteer" ON "volunteer_availability" ("volunteer_id", "weekday", "from_minute") ',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "volunteer_availability_volunteer"');
    await runner.query('ALTER TABLE "volunteer_availability" RENAME TO "temporary_volunteer_availability"');
    await runner.query(
      'CREATE TABLE "volunteer_availability" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "weekday" bigint NOT NULL, "from_minute" bigint NOT NULL, "until_minute" bigint NOT NULL, CONSTRAINT "volunteer_availability_span" CHECK (from_minute >= 0 AND until_minute > from_minute AND until_minute <= 1440), CONSTRAINT "volunteer_availability_weekday" CHECK (weekday >= 1 AND weekday <= 7))',
    );
    await runner.query(
      'INSERT INTO "volunteer_availability"("id", "volunteer_id", "weekday", "from_minute", "until_minute") SELECT "id", "volunteer_id", "weekday", "from_minute", "until_minute" FROM "temporary_volunteer_availability"',
    );
    await runner.query('DROP TABLE "temporary_volunteer_availability"');
    await runner.query(
      'CREATE UNIQUE INDEX "volunteer_availability_volunteer" ON "volunteer_availability" ("volunteer_id", "weekday", "from_minute") ',
    );
    await runner.query('DROP INDEX "unrecorded_attendance_activity"');
    await runner.query('DROP INDEX "unrecorded_attendance_volunteer"');
    await runner.query('ALTER TABLE "unrecorded_attendance" RENAME TO "temporary_unrecorded_attendance"');
    await runner.query(
      'CREATE TABLE "unrecorded_attendance" ("id" varchar(36) PRIMARY KEY NOT NULL, "activity_id" varchar(36) NOT NULL, "sign_up_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "problem_code" varchar(60) NOT NULL, "problem_details" text NOT NULL, "provenance" varchar(32) NOT NULL, "created_at" bigint NOT NULL, "settled_at" bigint, "settled_by_account_id" varchar(36))',
    );
    await runner.query(
      'INSERT INTO "unrecorded_attendance"("id", "activity_id", "sign_up_id", "volunteer_id", "start_at", "end_at", "problem_code", "problem_details", "provenance", "created_at", "settled_at", "settled_by_account_id") SELECT "id", "activity_id", "sign_up_id", "volunteer_id", "start_at", "end_at", "problem_code", "problem_details", "provenance", "created_at", "settled_at", "settled_by_account_id" FROM "temporary_unrecorded_attendance"',
    );
    await runner.query('DROP TABLE "temporary_unrecorded_attendance"');
    await runner.query(
      'CREATE INDEX "unrecorded_attendance_activity" ON "unrecorded_attendance" ("activity_id", "id") ',
    );
    await runner.query(
      'CREATE INDEX "unrecorded_attendance_volunteer" ON "unrecorded_attendance" ("volunteer_id", "start_at") ',
    );
    await runner.query('DROP INDEX "record_signal_record"');
    await runner.query('DROP INDEX "record_signal_queue"');
    await runner.query('ALTER TABLE "record_signal" RENAME TO "temporary_record_signal"');
    await runner.query(
      'CREATE TABLE "record_signal" ("id" varchar(36) PRIMARY KEY NOT NULL, "record_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "kind" varchar(32) NOT NULL, "details" text NOT NULL, "raised_at" bigint NOT NULL, "inspected_at" bigint, "inspected_by_account_id" varchar(36))',
    );
    await runner.query(
      'INSERT INTO "record_signal"("id", "record_id", "community_code", "kind", "details", "raised_at", "inspected_at", "inspected_by_account_id") SELECT "id", "record_id", "community_code", "kind", "details", "raised_at", "inspected_at", "inspected_by_account_id" FROM "temporary_record_signal"',
    );
    await runner.query('DROP TABLE "temporary_record_signal"');
    await runner.query(
      'CREATE UNIQUE INDEX "record_signal_record" ON "record_signal" ("record_id", "kind") ',
    );
    await runner.query(
      'CREATE INDEX "record_signal_queue" ON "record_signal" ("community_code", "inspected_at", "id") ',
    );
    await runner.query('DROP INDEX "notification_delivery_due"');
    await runner.query('DROP INDEX "notification_delivery_once"');
    await runner.query('ALTER TABLE "notification_delivery" RENAME TO "temporary_notification_delivery"');
    await runner.query(
      'CREATE TABLE "notification_delivery" ("id" varchar(36) PRIMARY KEY NOT NULL, "notification_id" varchar(36) NOT NULL, "channel" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "attempts" bigint NOT NULL, "next_attempt_at" bigint NOT NULL, "sent_at" bigint, "last_fault" varchar(200))',
    );
    await runner.query(
      'INSERT INTO "notification_delivery"("id", "notification_id", "channel", "status", "attempts", "next_attempt_at", "sent_at", "last_fault") SELECT "id", "notification_id", "channel", "status", "attempts", "next_attempt_at", "sent_at", "last_fault" FROM "temporary_notification_delivery"',
    );
    await runner.query('DROP TABLE "temporary_notification_delivery"');
    await runner.query(
      'CREATE INDEX "notification_delivery_due" ON "notification_delivery" ("status", "next_attempt_at") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "notification_delivery_once" ON "notification_delivery" ("notification_id", "channel") ',
    );
    await runner.query('DROP INDEX "notification_account"');
    await runner.query('DROP INDEX "notification_once"');
    await runner.query('ALTER TABLE "notification" RENAME TO "temporary_notification"');
    await runner.query(
      'CREATE TABLE "notification" ("id" varchar(36) PRIMARY KEY NOT NULL, "account_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "subject_type" varchar(40) NOT NULL, "subject_id" varchar(36) NOT NULL, "facts" text NOT NULL, "cause" varchar(120) NOT NULL, "created_at" bigint NOT NULL, "read_at" bigint)',
    );
    await runner.query(
      'INSERT INTO "notification"("id", "account_id", "kind", "subject_type", "subject_id", "facts", "cause", "created_at", "read_at") SELECT "id", "account_id", "kind", "subject_type", "subject_id", "facts", "cause", "created_at", "read_at" FROM "temporary_notification"',
    );
    await runner.query('DROP TABLE "temporary_notification"');
    await runner.query('CREATE INDEX "notification_account" ON "notification" ("account_id", "id") ');
    await runner.query('CREATE UNIQUE INDEX "notification_once" ON "notification" ("account_id", "cause") ');
    await runner.query('DROP INDEX "calendar_feed_volunteer"');
    await runner.query('DROP INDEX "calendar_feed_secret"');
    await runner.query('ALTER TABLE "calendar_feed" RENAME TO "temporary_calendar_feed"');
    await runner.query(
      'CREATE TABLE "calendar_feed" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "secret_hash" varchar(64) NOT NULL, "created_at" bigint NOT NULL, "revoked_at" bigint)',
    );
    await runner.query(
      'INSERT INTO "calendar_feed"("id", "volunteer_id", "secret_hash", "created_at", "revoked_at") SELECT "id", "volunteer_id", "secret_hash", "created_at", "revoked_at" FROM "temporary_calendar_feed"',
    );
    await runner.query('DROP TABLE "temporary_calendar_feed"');
    await runner.query(
      'CREATE UNIQUE INDEX "calendar_feed_volunteer" ON "calendar_feed" ("volunteer_id") WHERE revoked_at IS NULL',
    );
    await runner.query('CREATE UNIQUE INDEX "calendar_feed_secret" ON "calendar_feed" ("secret_hash") ');
    await runner.query('DROP INDEX "attendance_event_client"');
    await runner.query('DROP INDEX "attendance_event_volunteer"');
    await runner.query('ALTER TABLE "attendance_event" RENAME TO "temporary_attendance_event"');
    await runner.query(
      'CREATE TABLE "attendance_event" ("id" varchar(36) PRIMARY KEY NOT NULL, "client_event_id" varchar(64) NOT NULL, "content_hash" varchar(64) NOT NULL, "activity_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "proof" varchar(32) NOT NULL, "happened_at" bigint NOT NULL, "stated_at" bigint NOT NULL, "received_at" bigint NOT NULL, "device_id" varchar(64), "recorded_by_account_id" varchar(36) NOT NULL, "reason" varchar(500))',
    );
    await runner.query(
      'INSERT INTO "attendance_event"("id", "client_event_id", "content_hash", "activity_id", "volunteer_id", "kind", "proof", "happened_at", "stated_at", "received_at", "device_id", "recorded_by_account_id", "reason") SELECT "id", "client_event_id", "content_hash", "activity_id", "volunteer_id", "kind", "proof", "happened_at", "stated_at", "received_at", "device_id", "recorded_by_account_id", "reason" FROM "temporary_attendance_event"',
    );
    await runner.query('DROP TABLE "temporary_attendance_event"');
    await runner.query(
      'CREATE UNIQUE INDEX "attendance_event_client" ON "attendance_event" ("client_event_id") ',
    );
    await runner.query(
      'CREATE INDEX "attendance_event_volunteer" ON "attendance_event" ("activity_id", "volunteer_id", "happened_at") ',
    );
    await runner.query('DROP INDEX "service_record_confirmer"');
    await runner.query('DROP INDEX "service_record_activity"');
    await runner.query('DROP INDEX "service_record_replaces"');
    await runner.query('DROP INDEX "service_record_recorder"');
    await runner.query('DROP INDEX "service_record_squad"');
    await runner.query('DROP INDEX "service_record_community"');
    await runner.query('DROP INDEX "service_record_volunteer"');
    await runner.query('ALTER TABLE "service_record" RENAME TO "temporary_service_record"');
    await runner.query(
      'CREATE TABLE "service_record" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "squad_id" varchar(36), "squad_kind" varchar(32), "occasion" varchar(120) NOT NULL, "address" varchar(200) NOT NULL, "content" varchar(1000) NOT NULL, "service_target" varchar(32) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "service_day" varchar(10) NOT NULL, "raw_minutes" bigint NOT NULL, "credited_minutes" bigint NOT NULL, "provenance" varchar(32) NOT NULL, "training" boolean NOT NULL, "organising_unit" varchar(120) NOT NULL, "person_in_charge" varchar(60) NOT NULL, "recorded_by_account_id" varchar(36) NOT NULL, "recorded_at" bigint NOT NULL, "recording_reason" varchar(500), "evidence" varchar(500), "policy_version_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "confirmed_by_account_id" varchar(36), "confirmed_by_volunteer_id" varchar(36), "decided_at" bigint, "decision_reason" varchar(500), "voided_at" bigint, "voided_by_account_id" varchar(36), "replaces_id" varchar(36), "organisation_id" varchar(36), "activity_id" varchar(36), "sign_up_id" varchar(36), CONSTRAINT "service_record_confirmed_by" CHECK ((status NOT IN (\'CONFIRMED\', \'VOIDED\') OR confirmed_by_account_id IS NOT NULL)), CONSTRAINT "service_record_backfill_four_eyes" CHECK ((provenance <> \'BACKFILLED\' OR confirmed_by_account_id IS NULL OR confirmed_by_account_id <> recorded_by_account_id)), CONSTRAINT "service_record_not_own_confirmer" CHECK ((confirmed_by_volunteer_id IS NULL OR confirmed_by_volunteer_id <> volunteer_id)), CONSTRAINT "service_record_credit" CHECK ((credited_minutes >= 0 AND credited_minutes <= raw_minutes)), CONSTRAINT "service_record_span" CHECK ((end_at > start_at)), CONSTRAINT "FK_2fd3e9f7c1e73fc968b8a69cb4d" FOREIGN KEY ("replaces_id") REFERENCES "service_record" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_3103268aa68a1111cc0147095ca" FOREIGN KEY ("squad_id") REFERENCES "squad" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_174cc3d50bc1eeb43bd32dae0c4" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_b23c4d0b35001b98ef2c488f788" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "service_record"("id", "volunteer_id", "community_code", "squad_id", "squad_kind", "occasion", "address", "content", "service_target", "start_at", "end_at", "service_day", "raw_minutes", "credited_minutes", "provenance", "training", "organising_unit", "person_in_charge", "recorded_by_account_id", "recorded_at", "recording_reason", "evidence", "policy_version_id", "status", "confirmed_by_account_id", "confirmed_by_volunteer_id", "decided_at", "decision_reason", "voided_at", "voided_by_account_id", "replaces_id", "organisation_id", "activity_id", "sign_up_id") SELECT "id", "volunteer_id", "community_code", "squad_id", "squad_kind", "occasion", "address", "content", "service_target", "start_at", "end_at", "service_day", "raw_minutes", "credited_minutes", "provenance", "training", "organising_unit", "person_in_charge", "recorded_by_account_id", "recorded_at", "recording_reason", "evidence", "policy_version_id", "status", "confirmed_by_account_id", "confirmed_by_volunteer_id", "decided_at", "decision_reason", "voided_at", "voided_by_account_id", "replaces_id", "organisation_id", "activity_id", "sign_up_id" FROM "temporary_service_record"',
    );
    await runner.query('DROP TABLE "temporary_service_record"');
    await runner.query(
      'CREATE INDEX "service_record_confirmer" ON "service_record" ("confirmed_by_account_id", "decided_at") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_activity" ON "service_record" ("activity_id", "status", "id") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "service_record_replaces" ON "service_record" ("replaces_id") WHERE replaces_id IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX "service_record_recorder" ON "service_record" ("recorded_by_account_id", "recorded_at") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_squad" ON "service_record" ("squad_id", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_community" ON "service_record" ("community_code", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_volunteer" ON "service_record" ("volunteer_id", "start_at") ',
    );
    await runner.query('DROP INDEX "activity_sign_up_queue"');
    await runner.query('DROP INDEX "activity_sign_up_activity"');
    await runner.query('DROP INDEX "activity_sign_up_volunteer"');
    await runner.query('DROP INDEX "activity_sign_up_offers"');
    await runner.query('DROP INDEX "activity_sign_up_once"');
    await runner.query('ALTER TABLE "activity_sign_up" RENAME TO "temporary_activity_sign_up"');
    await runner.query(
      'CREATE TABLE "activity_sign_up" ("id" varchar(36) PRIMARY KEY NOT NULL, "activity_id" varchar(36) NOT NULL, "position_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "arrival" bigint NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "created_at" bigint NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "offered_until" bigint, "status_at" bigint NOT NULL, "status_reason" varchar(500), "attendance" varchar(32), CONSTRAINT "activity_sign_up_offer" CHECK (status <> \'OFFERED\' OR offered_until IS NOT NULL))',
    );
    await runner.query(
      'INSERT INTO "activity_sign_up"("id", "activity_id", "position_id", "volunteer_id", "status", "arrival", "start_at", "end_at", "created_at", "created_by_account_id", "offered_until", "status_at", "status_reason", "attendance") SELECT "id", "activity_id", "position_id", "volunteer_id", "status", "arrival", "start_at", "end_at", "created_at", "created_by_account_id", "offered_until", "status_at", "status_reason", "attendance" FROM "temporary_activity_sign_up"',
    );
    await runner.query('DROP TABLE "temporary_activity_sign_up"');
    await runner.query(
      'CREATE INDEX "activity_sign_up_queue" ON "activity_sign_up" ("position_id", "status", "arrival") ',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_activity" ON "activity_sign_up" ("activity_id", "id") ',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_volunteer" ON "activity_sign_up" ("volunteer_id", "start_at") ',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_offers" ON "activity_sign_up" ("status", "offered_until") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "activity_sign_up_once" ON "activity_sign_up" ("activity_id", "volunteer_id") WHERE status IN (\'INVITED\', \'WAITING\', \'OFFERED\', \'CONFIRMED\')',
    );
    await runner.query('DROP INDEX "activity_position_name"');
    await runner.query('ALTER TABLE "activity_position" RENAME TO "temporary_activity_position"');
    await runner.query(
      'CREATE TABLE "activity_position" ("id" varchar(36) PRIMARY KEY NOT NULL, "activity_id" varchar(36) NOT NULL, "name" varchar(60) NOT NULL, "capacity" bigint NOT NULL, "taken_places" bigint NOT NULL, "last_arrival" bigint NOT NULL, CONSTRAINT "activity_position_capacity" CHECK (capacity >= 1 AND taken_places >= 0 AND taken_places <= capacity))',
    );
    await runner.query(
      'INSERT INTO "activity_position"("id", "activity_id", "name", "capacity", "taken_places", "last_arrival") SELECT "id", "activity_id", "name", "capacity", "taken_places", "last_arrival" FROM "temporary_activity_position"',
    );
    await runner.query('DROP TABLE "temporary_activity_position"');
    await runner.query(
      'CREATE UNIQUE INDEX "activity_position_name" ON "activity_position" ("activity_id", "name") ',
    );
    await runner.query('DROP INDEX "activity_community"');
    await runner.query('DROP INDEX "activity_squad"');
    await runner.query('DROP INDEX "activity_organisation"');
    await runner.query('DROP INDEX "activity_need"');
    await runner.query('DROP INDEX "activity_time"');
    await runner.query('DROP INDEX "activity_series_occasion"');
    await runner.query('ALTER TABLE "activity" RENAME TO "temporary_activity"');
    await runner.query(
      'CREATE TABLE "activity" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "squad_id" varchar(36), "organisation_id" varchar(36), "need_id" varchar(36), "series_id" varchar(36), "occasion_at" bigint, "squad_kind" varchar(32), "secrecy" varchar(32) NOT NULL, "title" varchar(120) NOT NULL, "content" varchar(1000) NOT NULL, "service_target" varchar(32) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "address" varchar(200) NOT NULL, "recruiting_mode" varchar(32) NOT NULL, "hazardous" boolean NOT NULL, "insurance_reference" varchar(120), "person_in_charge" varchar(60) NOT NULL, "status" varchar(32) NOT NULL, "status_reason" varchar(500), "revision" bigint NOT NULL, "revised_at" bigint NOT NULL, "check_in_key_sealed" varchar(400), "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "published_at" bigint, "finished_at" bigint, "finished_by_account_id" varchar(36), "policy_version_id" varchar(36) NOT NULL, CONSTRAINT "activity_cancelled_with_reason" CHECK (status <> \'CANCELLED\' OR status_reason IS NOT NULL), CONSTRAINT "activity_one_unit" CHECK ((squad_id IS NULL) <> (organisation_id IS NULL)), CONSTRAINT "activity_span" CHECK (end_at > start_at))',
    );
    await runner.query(
      'INSERT INTO "activity"("id", "community_code", "squad_id", "organisation_id", "need_id", "series_id", "occasion_at", "squad_kind", "secrecy", "title", "content", "service_target", "start_at", "end_at", "address", "recruiting_mode", "hazardous", "insurance_reference", "person_in_charge", "status", "status_reason", "revision", "revised_at", "check_in_key_sealed", "created_by_account_id", "created_at", "published_at", "finished_at", "finished_by_account_id", "policy_version_id") SELECT "id", "community_code", "squad_id", "organisation_id", "need_id", "series_id", "occasion_at", "squad_kind", "secrecy", "title", "content", "service_target", "start_at", "end_at", "address", "recruiting_mode", "hazardous", "insurance_reference", "person_in_charge", "status", "status_reason", "revision", "revised_at", "check_in_key_sealed", "created_by_account_id", "created_at", "published_at", "finished_at", "finished_by_account_id", "policy_version_id" FROM "temporary_activity"',
    );
    await runner.query('DROP TABLE "temporary_activity"');
    await runner.query(
      'CREATE INDEX "activity_community" ON "activity" ("community_code", "status", "start_at") ',
    );
    await runner.query('CREATE INDEX "activity_squad" ON "activity" ("squad_id", "start_at") ');
    await runner.query('CREATE INDEX "activity_organisation" ON "activity" ("organisation_id", "start_at") ');
    await runner.query('CREATE INDEX "activity_need" ON "activity" ("need_id") ');
    await runner.query('CREATE INDEX "activity_time" ON "activity" ("status", "start_at") ');
    await runner.query(
      'CREATE UNIQUE INDEX "activity_series_occasion" ON "activity" ("series_id", "occasion_at") WHERE series_id IS NOT NULL',
    );
    await runner.query('DROP INDEX "activity_series_squad"');
    await runner.query('DROP INDEX "activity_series_organisation"');
    await runner.query('DROP INDEX "activity_series_status"');
    await runner.query('ALTER TABLE "activity_series" RENAME TO "temporary_activity_series"');
    await runner.query(
      'CREATE TABLE "activity_series" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "squad_id" varchar(36), "organisation_id" varchar(36), "rule" varchar(300) NOT NULL, "first_start_at" bigint NOT NULL, "duration_minutes" bigint NOT NULL, "template" text NOT NULL, "status" varchar(32) NOT NULL, "made_until" bigint NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "end_reason" varchar(500), CONSTRAINT "activity_series_duration" CHECK (duration_minutes > 0), CONSTRAINT "activity_series_one_unit" CHECK ((squad_id IS NULL) <> (organisation_id IS NULL)))',
    );
    await runner.query(
      'INSERT INTO "activity_series"("id", "community_code", "squad_id", "organisation_id", "rule", "first_start_at", "duration_minutes", "template", "status", "made_until", "created_by_account_id", "created_at", "end_reason") SELECT "id", "community_code", "squad_id", "organisation_id", "rule", "first_start_at", "duration_minutes", "template", "status", "made_until", "created_by_account_id", "created_at", "end_reason" FROM "temporary_activity_series"',
    );
    await runner.query('DROP TABLE "temporary_activity_series"');
    await runner.query('CREATE INDEX "activity_series_squad" ON "activity_series" ("squad_id", "id") ');
    await runner.query(
      'CREATE INDEX "activity_series_organisation" ON "activity_series" ("organisation_id", "id") ',
    );
    await runner.query(
      'CREATE INDEX "activity_series_status" ON "activity_series" ("status", "made_until") ',
    );
    await runner.query('DROP INDEX "organisation_community"');
    await runner.query('DROP INDEX "organisation_name"');
    await runner.query('ALTER TABLE "organisation" RENAME TO "temporary_organisation"');
    await runner.query(
      'CREATE TABLE "organisation" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "name" varchar(60) NOT NULL, "category" varchar(32) NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL)',
    );
    await runner.query(
      'INSERT INTO "organisation"("id", "community_code", "name", "category", "created_by_account_id", "created_at") SELECT "id", "community_code", "name", "category", "created_by_account_id", "created_at" FROM "temporary_organisation"',
    );
    await runner.query('DROP TABLE "temporary_organisation"');
    await runner.query('CREATE INDEX "organisation_community" ON "organisation" ("community_code", "id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "organisation_name" ON "organisation" ("community_code", "name") ',
    );
    await runner.query('DROP INDEX "need_assignee_need"');
    await runner.query('DROP INDEX "need_assignee_volunteer"');
    await runner.query('DROP INDEX "need_assignee_current"');
    await runner.query('ALTER TABLE "need_assignee" RENAME TO "temporary_need_assignee"');
    await runner.query(
      'CREATE TABLE "need_assignee" ("id" varchar(36) PRIMARY KEY NOT NULL, "need_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "source_id" varchar(36) NOT NULL, "from_at" bigint NOT NULL, "until_at" bigint)',
    );
    await runner.query(
      'INSERT INTO "need_assignee"("id", "need_id", "volunteer_id", "source_id", "from_at", "until_at") SELECT "id", "need_id", "volunteer_id", "source_id", "from_at", "until_at" FROM "temporary_need_assignee"',
    );
    await runner.query('DROP TABLE "temporary_need_assignee"');
    await runner.query('CREATE INDEX "need_assignee_need" ON "need_assignee" ("need_id", "volunteer_id") ');
    await runner.query('CREATE INDEX "need_assignee_volunteer" ON "need_assignee" ("volunteer_id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "need_assignee_current" ON "need_assignee" ("need_id", "volunteer_id", "source_id") WHERE until_at IS NULL',
    );
    await runner.query('DROP INDEX "need_community"');
    await runner.query('DROP INDEX "need_squad_queue"');
    await runner.query('DROP INDEX "need_requester"');
    await runner.query('ALTER TABLE "need" RENAME TO "temporary_need"');
    await runner.query(
      'CREATE TABLE "need" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "squad_kind" varchar(32) NOT NULL, "secrecy" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "urgency_rank" bigint NOT NULL, "service_targets" text NOT NULL, "wished_from" bigint, "wished_until" bigint, "requester_account_id" varchar(36), "requester_sealed" text, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "content_sealed" text NOT NULL, "address_sealed" text, "details_sealed" text NOT NULL, "squad_id" varchar(36), "accepted_at" bigint, "accepted_by_account_id" varchar(36), "due_on" varchar(10), "extended_on" varchar(10), "closed_at" bigint, "closed_by_account_id" varchar(36), "closing_text_sealed" text, "rating" bigint, "policy_version_id" varchar(36) NOT NULL, CONSTRAINT "need_accepted_by_squad" CHECK (status NOT IN (\'ACCEPTED\', \'SCHEDULED\') OR squad_id IS NOT NULL), CONSTRAINT "need_rating" CHECK (rating IS NULL OR (rating >= 1 AND rating <= 5 AND status = \'FULFILLED\')))',
    );
    await runner.query(
      'INSERT INTO "need"("id", "community_code", "squad_kind", "secrecy", "status", "urgency_rank", "service_targets", "wished_from", "wished_until", "requester_account_id", "requester_sealed", "created_by_account_id", "created_at", "content_sealed", "address_sealed", "details_sealed", "squad_id", "accepted_at", "accepted_by_account_id", "due_on", "extended_on", "closed_at", "closed_by_account_id", "closing_text_sealed", "rating", "policy_version_id") SELECT "id", "community_code", "squad_kind", "secrecy", "status", "urgency_rank", "service_targets", "wished_from", "wished_until", "requester_account_id", "requester_sealed", "created_by_account_id", "created_at", "content_sealed", "address_sealed", "details_sealed", "squad_id", "accepted_at", "accepted_by_account_id", "due_on", "extended_on", "closed_at", "closed_by_account_id", "closing_text_sealed", "rating", "policy_version_id" FROM "temporary_need"',
    );
    await runner.query('DROP TABLE "temporary_need"');
    await runner.query('CREATE INDEX "need_community" ON "need" ("community_code", "status", "id") ');
    await runner.query(
      'CREATE INDEX "need_squad_queue" ON "need" ("squad_id", "status", "urgency_rank", "id") ',
    );
    await runner.query('CREATE INDEX "need_requester" ON "need" ("requester_account_id", "id") ');
    await runner.query('DROP INDEX "service_record_confirmer"');
    await runner.query('DROP INDEX "service_record_activity"');
    await runner.query('DROP INDEX "consent_volunteer"');
    await runner.query('ALTER TABLE "consent" RENAME TO "temporary_consent"');
    await runner.query(
      'CREATE TABLE "consent" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "text_version" varchar(40) NOT NULL, "given_at" bigint NOT NULL, "given_by_account_id" varchar(36) NOT NULL, "withdrawn_at" bigint, "withdrawn_by_account_id" varchar(36), CONSTRAINT "FK_f263148194e77179b47f7280d83" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "consent"("id", "volunteer_id", "kind", "text_version", "given_at", "given_by_account_id", "withdrawn_at", "withdrawn_by_account_id") SELECT "id", "volunteer_id", "kind", "text_version", "given_at", "given_by_account_id", "withdrawn_at", "withdrawn_by_account_id" FROM "temporary_consent"',
    );
    await runner.query('DROP TABLE "temporary_consent"');
    await runner.query('CREATE INDEX "consent_volunteer" ON "consent" ("volunteer_id", "kind") ');
    await runner.query('DROP INDEX "service_record_replaces"');
    await runner.query('DROP INDEX "service_record_recorder"');
    await runner.query('DROP INDEX "service_record_squad"');
    await runner.query('DROP INDEX "service_record_community"');
    await runner.query('DROP INDEX "service_record_volunteer"');
    await runner.query('ALTER TABLE "service_record" RENAME TO "temporary_service_record"');
    await runner.query(
      'CREATE TABLE "service_record" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "squad_id" varchar(36), "squad_kind" varchar(32), "occasion" varchar(120) NOT NULL, "address" varchar(200) NOT NULL, "content" varchar(1000) NOT NULL, "service_target" varchar(32) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "service_day" varchar(10) NOT NULL, "raw_minutes" bigint NOT NULL, "credited_minutes" bigint NOT NULL, "provenance" varchar(32) NOT NULL, "training" boolean NOT NULL, "organising_unit" varchar(120) NOT NULL, "person_in_charge" varchar(60) NOT NULL, "recorded_by_account_id" varchar(36) NOT NULL, "recorded_at" bigint NOT NULL, "recording_reason" varchar(500), "evidence" varchar(500), "policy_version_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "confirmed_by_account_id" varchar(36), "confirmed_by_volunteer_id" varchar(36), "decided_at" bigint, "decision_reason" varchar(500), "voided_at" bigint, "voided_by_account_id" varchar(36), "replaces_id" varchar(36), CONSTRAINT "service_record_confirmed_by" CHECK ((status NOT IN (\'CONFIRMED\', \'VOIDED\') OR confirmed_by_account_id IS NOT NULL)), CONSTRAINT "service_record_backfill_four_eyes" CHECK ((provenance <> \'BACKFILLED\' OR confirmed_by_account_id IS NULL OR confirmed_by_account_id <> recorded_by_account_id)), CONSTRAINT "service_record_not_own_confirmer" CHECK ((confirmed_by_volunteer_id IS NULL OR confirmed_by_volunteer_id <> volunteer_id)), CONSTRAINT "service_record_credit" CHECK ((credited_minutes >= 0 AND credited_minutes <= raw_minutes)), CONSTRAINT "service_record_span" CHECK ((end_at > start_at)), CONSTRAINT "FK_2fd3e9f7c1e73fc968b8a69cb4d" FOREIGN KEY ("replaces_id") REFERENCES "service_record" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_3103268aa68a1111cc0147095ca" FOREIGN KEY ("squad_id") REFERENCES "squad" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_174cc3d50bc1eeb43bd32dae0c4" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_b23c4d0b35001b98ef2c488f788" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "service_record"("id", "volunteer_id", "community_code", "squad_id", "squad_kind", "occasion", "address", "content", "service_target", "start_at", "end_at", "service_day", "raw_minutes", "credited_minutes", "provenance", "training", "organising_unit", "person_in_charge", "recorded_by_account_id", "recorded_at", "recording_reason", "evidence", "policy_version_id", "status", "confirmed_by_account_id", "confirmed_by_volunteer_id", "decided_at", "decision_reason", "voided_at", "voided_by_account_id", "replaces_id") SELECT "id", "volunteer_id", "community_code", "squad_id", "squad_kind", "occasion", "address", "content", "service_target", "start_at", "end_at", "service_day", "raw_minutes", "credited_minutes", "provenance", "training", "organising_unit", "person_in_charge", "recorded_by_account_id", "recorded_at", "recording_reason", "evidence", "policy_version_id", "status", "confirmed_by_account_id", "confirmed_by_volunteer_id", "decided_at", "decision_reason", "voided_at", "voided_by_account_id", "replaces_id" FROM "temporary_service_record"',
    );
    await runner.query('DROP TABLE "temporary_service_record"');
    await runner.query(
      'CREATE UNIQUE INDEX "service_record_replaces" ON "service_record" ("replaces_id") WHERE replaces_id IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX "service_record_recorder" ON "service_record" ("recorded_by_account_id", "recorded_at") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_squad" ON "service_record" ("squad_id", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_community" ON "service_record" ("community_code", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_volunteer" ON "service_record" ("volunteer_id", "start_at") ',
    );
    await runner.query('DROP INDEX "volunteer_availability_volunteer"');
    await runner.query('DROP TABLE "volunteer_availability"');
    await runner.query('DROP INDEX "unrecorded_attendance_activity"');
    await runner.query('DROP INDEX "unrecorded_attendance_volunteer"');
    await runner.query('DROP TABLE "unrecorded_attendance"');
    await runner.query('DROP INDEX "record_signal_record"');
    await runner.query('DROP INDEX "record_signal_queue"');
    await runner.query('DROP TABLE "record_signal"');
    await runner.query('DROP INDEX "notification_delivery_due"');
    await runner.query('DROP INDEX "notification_delivery_once"');
    await runner.query('DROP TABLE "notification_delivery"');
    await runner.query('DROP TABLE "notification_choice"');
    await runner.query('DROP INDEX "notification_account"');
    await runner.query('DROP INDEX "notification_once"');
    await runner.query('DROP TABLE "notification"');
    await runner.query('DROP INDEX "calendar_feed_volunteer"');
    await runner.query('DROP INDEX "calendar_feed_secret"');
    await runner.query('DROP TABLE "calendar_feed"');
    await runner.query('DROP INDEX "attendance_event_client"');
    await runner.query('DROP INDEX "attendance_event_volunteer"');
    await runner.query('DROP TABLE "attendance_event"');
    await runner.query('DROP INDEX "activity_sign_up_queue"');
    await runner.query('DROP INDEX "activity_sign_up_activity"');
    await runner.query('DROP INDEX "activity_sign_up_volunteer"');
    await runner.query('DROP INDEX "activity_sign_up_offers"');
    await runner.query('DROP INDEX "activity_sign_up_once"');
    await runner.query('DROP TABLE "activity_sign_up"');
    await runner.query('DROP INDEX "activity_position_name"');
    await runner.query('DROP TABLE "activity_position"');
    await runner.query('DROP INDEX "activity_community"');
    await runner.query('DROP INDEX "activity_squad"');
    await runner.query('DROP INDEX "activity_organisation"');
    await runner.query('DROP INDEX "activity_need"');
    await runner.query('DROP INDEX "activity_time"');
    await runner.query('DROP INDEX "activity_series_occasion"');
    await runner.query('DROP TABLE "activity"');
    await runner.query('DROP INDEX "activity_series_squad"');
    await runner.query('DROP INDEX "activity_series_organisation"');
    await runner.query('DROP INDEX "activity_series_status"');
    await runner.query('DROP TABLE "activity_series"');
    await runner.query('DROP INDEX "organisation_community"');
    await runner.query('DROP INDEX "organisation_name"');
    await runner.query('DROP TABLE "organisation"');
    await runner.query('DROP INDEX "need_assignee_need"');
    await runner.query('DROP INDEX "need_assignee_volunteer"');
    await runner.query('DROP INDEX "need_assignee_current"');
    await runner.query('DROP TABLE "need_assignee"');
    await runner.query('DROP INDEX "need_community"');
    await runner.query('DROP INDEX "need_squad_queue"');
    await runner.query('DROP INDEX "need_requester"');
    await runner.query('DROP TABLE "need"');
  }
}
