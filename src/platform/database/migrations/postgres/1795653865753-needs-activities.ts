import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NeedsActivities1795653865753 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "need" ("id" character varying(36) NOT NULL, "community_code" character varying(12) NOT NULL, "squad_kind" character varying(32) NOT NULL, "secrecy" character varying(32) NOT NULL, "status" character varying(32) NOT NULL, "urgency_rank" bigint NOT NULL, "service_targets" text NOT NULL, "wished_from" bigint, "wished_until" bigint, "requester_account_id" character varying(36), "requester_sealed" text, "created_by_account_id" character varying(36) NOT NULL, "created_at" bigint NOT NULL, "content_sealed" text NOT NULL, "address_sealed" text, "details_sealed" text NOT NULL, "squad_id" character varying(36), "accepted_at" bigint, "accepted_by_account_id" character varying(36), "due_on" character varying(10), "extended_on" character varying(10), "closed_at" bigint, "closed_by_account_id" character varying(36), "closing_text_sealed" text, "rating" bigint, "policy_version_id" character varying(36) NOT NULL, CONSTRAINT "need_accepted_by_squad" CHECK (status NOT IN (\'ACCEPTED\', \'SCHEDULED\') OR squad_id IS NOT NULL), CONSTRAINT "need_rating" CHECK (rating IS NULL OR (rating >= 1 AND rating <= 5 AND status = \'FULFILLED\')), CONSTRAINT "PK_218b14514f334ee6f39954f86ba" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "need_requester" ON "need"  ("requester_account_id", "id") ');
    await runner.query(
      'CREATE INDEX "need_squad_queue" ON "need"  ("squad_id", "status", "urgency_rank", "id") ',
    );
    await runner.query('CREATE INDEX "need_community" ON "need"  ("community_code", "status", "id") ');
    await runner.query(
      'CREATE TABLE "need_assignee" ("id" character varying(36) NOT NULL, "need_id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "source_id" character varying(36) NOT NULL, "from_at" bigint NOT NULL, "until_at" bigint, CONSTRAINT "PK_17001d6b4ffb95e2ae572cfaa2d" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "need_assignee_current" ON "need_assignee"  ("need_id", "volunteer_id", "source_id") WHERE until_at IS NULL',
    );
    await runner.query('CREATE INDEX "need_assignee_volunteer" ON "need_assignee"  ("volunteer_id") ');
    await runner.query('CREATE INDEX "need_assignee_need" ON "need_assignee"  ("need_id", "volunteer_id") ');
    await runner.query(
      'CREATE TABLE "organisation" ("id" character varying(36) NOT NULL, "community_code" character varying(12) NOT NULL, "name" character varying(60) NOT NULL, "category" character varying(32) NOT NULL, "created_by_account_id" character varying(36) NOT NULL, "created_at" bigint NOT NULL, CONSTRAINT "PK_c725ae234ef1b74cce43d2d00c1" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "organisation_name" ON "organisation"  ("community_code", "name") ',
    );
    await runner.query('CREATE INDEX "organisation_community" ON "organisation"  ("community_code", "id") ');
    await runner.query(
      'CREATE TABLE "activity_series" ("id" character varying(36) NOT NULL, "community_code" character varying(12) NOT NULL, "squad_id" character varying(36), "organisation_id" character varying(36), "rule" character varying(300) NOT NULL, "first_start_at" bigint NOT NULL, "duration_minutes" bigint NOT NULL, "template" text NOT NULL, "status" character varying(32) NOT NULL, "made_until" bigint NOT NULL, "created_by_account_id" character varying(36) NOT NULL, "created_at" bigint NOT NULL, "end_reason" character varying(500), CONSTRAINT "activity_series_duration" CHECK (duration_minutes > 0), CONSTRAINT "activity_series_one_unit" CHECK ((squad_id IS NULL) <> (organisation_id IS NULL)), CONSTRAINT "PK_0ca400601c0f8a758a877d2020e" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "activity_series_status" ON "activity_series"  ("status", "made_until") ',
    );
    await runner.query(
      'CREATE INDEX "activity_series_organisation" ON "activity_series"  ("organisation_id", "id") ',
    );
    await runner.query('CREATE INDEX "activity_series_squad" ON "activity_series"  ("squad_id", "id") ');
    await runner.query(
      'CREATE TABLE "activity" ("id" character varying(36) NOT NULL, "community_code" character varying(12) NOT NULL, "squad_id" character varying(36), "organisation_id" character varying(36), "need_id" character varying(36), "series_id" character varying(36), "occasion_at" bigint, "squad_kind" character varying(32), "secrecy" character varying(32) NOT NULL, "title" character varying(120) NOT NULL, "content" character varying(1000) NOT NULL, "service_target" character varying(32) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "address" character varying(200) NOT NULL, "recruiting_mode" character varying(32) NOT NULL, "hazardous" boolean NOT NULL, "insurance_reference" character varying(120), "person_in_charge" character varying(60) NOT NULL, "status" character varying(32) NOT NULL, "status_reason" character varying(500), "revision" bigint NOT NULL, "revised_at" bigint NOT NULL, "check_in_key_sealed" character varying(400), "created_by_account_id" character varying(36) NOT NULL, "created_at" bigint NOT NULL, "published_at" bigint, "finished_at" bigint, "finished_by_account_id" character varying(36), "policy_version_id" character varying(36) NOT NULL, CONSTRAINT "activity_cancelled_with_reason" CHECK (status <> \'CANCELLED\' OR status_reason IS NOT NULL), CONSTRAINT "activity_one_unit" CHECK ((squad_id IS NULL) <> (organisation_id IS NULL)), CONSTRAINT "activity_span" CHECK (end_at > start_at), CONSTRAINT "PK_24625a1d6b1b089c8ae206fe467" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "activity_series_occasion" ON "activity"  ("series_id", "occasion_at") WHERE series_id IS NOT NULL',
    );
    await runner.query('CREATE INDEX "activity_time" ON "activity"  ("status", "start_at") ');
    await runner.query('CREATE INDEX "activity_need" ON "activity"  ("need_id") ');
    await runner.query(
      'CREATE INDEX "activity_organisation" ON "activity"  ("organisation_id", "start_at") ',
    );
    await runner.query('CREATE INDEX "activity_squad" ON "activity"  ("squad_id", "start_at") ');
    await runner.query(
      'CREATE INDEX "activity_community" ON "activity"  ("community_code", "status", "start_at") ',
    );
    await runner.query(
      'CREATE TABLE "activity_position" ("id" character varying(36) NOT NULL, "activity_id" character varying(36) NOT NULL, "name" character varying(60) NOT NULL, "capacity" bigint NOT NULL, "taken_places" bigint NOT NULL, "last_arrival" bigint NOT NULL, CONSTRAINT "activity_position_capacity" CHECK (capacity >= 1 AND taken_places >= 0 AND taken_places <= capacity), CONSTRAINT "PK_8ba29cb7f40b45fd1b448ff8b02" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "activity_position_name" ON "activity_position"  ("activity_id", "name") ',
    );
    await runner.query(
      'CREATE TABLE "activity_sign_up" ("id" character varying(36) NOT NULL, "activity_id" character varying(36) NOT NULL, "position_id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "status" character varying(32) NOT NULL, "arrival" bigint NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "created_at" bigint NOT NULL, "created_by_account_id" character varying(36) NOT NULL, "offered_until" bigint, "status_at" bigint NOT NULL, "status_reason" character varying(500), "attendance" character varying(32), CONSTRAINT "activity_sign_up_offer" CHECK (status <> \'OFFERED\' OR offered_until IS NOT NULL), CONSTRAINT "PK_116a00f1865d5fbc7b199be2f1e" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "activity_sign_up_once" ON "activity_sign_up"  ("activity_id", "volunteer_id") WHERE status IN (\'INVITED\', \'WAITING\', \'OFFERED\', \'CONFIRMED\')',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_offers" ON "activity_sign_up"  ("status", "offered_until") ',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_volunteer" ON "activity_sign_up"  ("volunteer_id", "start_at") ',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_activity" ON "activity_sign_up"  ("activity_id", "id") ',
    );
    await runner.query(
      'CREATE INDEX "activity_sign_up_queue" ON "activity_sign_up"  ("position_id", "status", "arrival") ',
    );
    await runner.query(
      'CREATE TABLE "attendance_event" ("id" character varying(36) NOT NULL, "client_event_id" character varying(64) NOT NULL, "content_hash" character varying(64) NOT NULL, "activity_id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "kind" character varying(32) NOT NULL, "proof" character varying(32) NOT NULL, "happened_at" bigint NOT NULL, "stated_at" bigint NOT NULL, "received_at" bigint NOT NULL, "device_id" character varying(64), "recorded_by_account_id" character varying(36) NOT NULL, "reason" character varying(500), CONSTRAINT "PK_7d7311cda422c942133ec077ed8" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "attendance_event_volunteer" ON "attendance_event"  ("activity_id", "volunteer_id", "happened_at") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "attendance_event_client" ON "attendance_event"  ("client_event_id") ',
    );
    await runner.query(
      'CREATE TABLE "calendar_feed" ("id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "secret_hash" character varying(64) NOT NULL, "created_at" bigint NOT NULL, "revoked_at" bigint, CONSTRAINT "PK_24c0b9c80e4a4ac8752d854bc2e" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE UNIQUE INDEX "calendar_feed_secret" ON "calendar_feed"  ("secret_hash") ');
    await runner.query(
      'CREATE UNIQUE INDEX "calendar_feed_volunteer" ON "calendar_feed"  ("volunteer_id") WHERE revoked_at IS NULL',
    );
    await runner.query(
      'CREATE TABLE "notification" ("id" character varying(36) NOT NULL, "account_id" character varying(36) NOT NULL, "kind" character varying(32) NOT NULL, "subject_type" character varying(40) NOT NULL, "subject_id" character varying(36) NOT NULL, "facts" text NOT NULL, "cause" character varying(120) NOT NULL, "created_at" bigint NOT NULL, "read_at" bigint, CONSTRAINT "PK_705b6c7cdf9b2c2ff7ac7872cb7" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE UNIQUE INDEX "notification_once" ON "notification"  ("account_id", "cause") ');
    await runner.query('CREATE INDEX "notification_account" ON "notification"  ("account_id", "id") ');
    await runner.query(
      'CREATE TABLE "notification_choice" ("account_id" character varying(36) NOT NULL, "muted_kinds" text NOT NULL, "webhook_url_sealed" text, "webhook_secret_sealed" text, "mail_address_sealed" text, "changed_at" bigint NOT NULL, CONSTRAINT "PK_ee42d95b49f9502aeb5c5879275" PRIMARY KEY ("account_id"))',
    );
    await runner.query(
      'CREATE TABLE "notification_delivery" ("id" character varying(36) NOT NULL, "notification_id" character varying(36) NOT NULL, "channel" character varying(32) NOT NULL, "status" character varying(32) NOT NULL, "attempts" bigint NOT NULL, "next_attempt_at" bigint NOT NULL, "sent_at" bigint, "last_fault" character varying(200), CONSTRAINT "PK_109dea88c25343da49d86de6bfd" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "notification_delivery_once" ON "notification_delivery"  ("notification_id", "channel") ',
    );
    await runner.query(
      'CREATE INDEX "notification_delivery_due" ON "notification_delivery"  ("status", "next_attempt_at") ',
    );
    await runner.query(
      'CREATE TABLE "record_signal" ("id" character varying(36) NOT NULL, "record_id" character varying(36) NOT NULL, "community_code" character varying(12) NOT NULL, "kind" character varying(32) NOT NULL, "details" text NOT NULL, "raised_at" bigint NOT NULL, "inspected_at" bigint, "inspected_by_account_id" character varying(36), CONSTRAINT "PK_25f9cdf090614a2cf228926f96f" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "record_signal_queue" ON "record_signal"  ("community_code", "inspected_at", "id") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "record_signal_record" ON "record_signal"  ("record_id", "kind") ',
    );
    await runner.query(
      'CREATE TABLE "unrecorded_attendance" ("id" character varying(36) NOT NULL, "activity_id" character varying(36) NOT NULL, "sign_up_id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "problem_code" character varying(60) NOT NULL, "problem_details" text NOT NULL, "provenance" character varying(32) NOT NULL, "created_at" bigint NOT NULL, "settled_at" bigint, "settled_by_account_id" character varying(36), CONSTRAINT "PK_a46a48bb11dff7bebf27523d78f" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "unrecorded_attendance_volunteer" ON "unrecorded_attendance"  ("volunteer_id", "start_at") ',
    );
    await runner.query(
      'CREATE INDEX "unrecorded_attendance_activity" ON "unrecorded_attendance"  ("activity_id", "id") ',
    );
    await runner.query(
      'CREATE TABLE "volunteer_availability" ("id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "weekday" bigint NOT NULL, "from_minute" bigint NOT NULL, "until_minute" bigint NOT NULL, CONSTRAINT "volunteer_availability_span" CHECK (from_minute >= 0 AND until_minute > from_minute AND until_minute <= 1440), CONSTRAINT "volunteer_availability_weekday" CHECK (weekday >= 1 AND weekday <= 7), CONSTRAINT "PK_edb987bec308450b96f818b34a5" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "volunteer_availability_volunteer" ON "volunteer_availability"  ("volunteer_id", "weekday", "from_minute") ',
    );
    await runner.query('ALTER TABLE "service_record" ADD "organisation_id" character varying(36)');
    await runner.query('ALTER TABLE "service_record" ADD "activity_id" character varying(36)');
    await runner.query('ALTER TABLE "service_record" ADD "sign_up_id" character varying(36)');
    await runner.query('ALTER TABLE "consent" ADD "evidence" character varying(200)');
    await runner.query(
      'CREATE INDEX "service_record_activity" ON "service_record"  ("activity_id", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_confirmer" ON "service_record"  ("confirmed_by_account_id", "decided_at") ',
    );
    await runner.query(
      'ALTER TABLE "need" ADD CONSTRAINT "FK_4c5fceaf3c4c6f9cd292b54ab5b" FOREIGN KEY ("community_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "need" ADD CONSTRAINT "FK_21d64ed748726b62c744fee8a07" FOREIGN KEY ("squad_id") REFERENCES "squad"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "need_assignee" ADD CONSTRAINT "FK_3ced991fdd8f152047264841ed7" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "need_assignee" ADD CONSTRAINT "FK_5872c82c2fc9baa5bb9e7dfea8e" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "organisation" ADD CONSTRAINT "FK_ea0fae2f90193e900e8a04fc829" FOREIGN KEY ("community_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "activity_series" ADD CONSTRAINT "FK_1bd00a270876637db96c5b94dd2" FOREIGN KEY ("community_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "activity_series" ADD CONSTRAINT "FK_e9e10261c2960242591b2832a54" FOREIGN KEY ("squad_id") REFERENCES "squad"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "activity" ADD CONSTRAINT "FK_ae54be4846b6464b7ef64da0d60" FOREIGN KEY ("community_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "activity" ADD CONSTRAINT "FK_0b2d6a375ab818ab1ae0638859a" FOREIGN KEY ("squad_id") REFERENCES "squad"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "activity" ADD CONSTRAINT "FK_5e8acda4056354cc1db64768650" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "activity" ADD CONSTRAINT "FK_e1748c0def5f77cf549d40c39ec" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "activity" ADD CONSTRAINT "FK_0ca400601c0f8a758a877d2020e" FOREIGN KEY ("series_id") REFERENCES "activity_series"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "activity_position" ADD CONSTRAINT "FK_9afd7114b3994d51e2e299e1c9b" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "activity_sign_up" ADD CONSTRAINT "FK_e4efeb0b21c0ab438c9d2ec08d3" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "activity_sign_up" ADD CONSTRAINT "FK_de01dd9f87927d4fb06402636d5" FOREIGN KEY ("position_id") REFERENCES "activity_position"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "activity_sign_up" ADD CONSTRAINT "FK_b5e3e0d5a76227c6b8c72c532f9" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "service_record" ADD CONSTRAINT "FK_6f62992bb06f9203666a772642a" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "service_record" ADD CONSTRAINT "FK_91de99b7748e59cfb0d794e4de1" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "service_record" ADD CONSTRAINT "FK_b9533b8cf1b18562553324ccde7" FOREIGN KEY ("sign_up_id") REFERENCES "activity_sign_up"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "attendance_event" ADD CONSTRAINT "FK_a37563d132480762755b8f43ecd" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "attendance_event" ADD CONSTRAINT "FK_dac03344ca5e7e5c8477b68928c" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "calendar_feed" ADD CONSTRAINT "FK_8422f66384b8871d5099a9cc9b6" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "notification" ADD CONSTRAINT "FK_6bfa96ab97f1a09d73091294efc" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "notification_delivery" ADD CONSTRAINT "FK_2e70a64359ce7416b06a4d7a432" FOREIGN KEY ("notification_id") REFERENCES "notification"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "record_signal" ADD CONSTRAINT "FK_75494c40a0909bfb4dab125973f" FOREIGN KEY ("record_id") REFERENCES "service_record"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "unrecorded_attendance" ADD CONSTRAINT "FK_b66984fa8e0bee4079074ed004b" FOREIGN KEY ("sign_up_id") REFERENCES "activity_sign_up"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "volunteer_availability" ADD CONSTRAINT "FK_e951ac4ea05973452370605f2ac" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "volunteer_availability" DROP CONSTRAINT "FK_e951ac4ea05973452370605f2ac"',
    );
    await runner.query(
      'ALTER TABLE "unrecorded_attendance" DROP CONSTRAINT "FK_b66984fa8e0bee4079074ed004b"',
    );
    await runner.query('ALTER TABLE "record_signal" DROP CONSTRAINT "FK_75494c40a0909bfb4dab125973f"');
    await runner.query(
      'ALTER TABLE "notification_delivery" DROP CONSTRAINT "FK_2e70a64359ce7416b06a4d7a432"',
    );
    await runner.query('ALTER TABLE "notification" DROP CONSTRAINT "FK_6bfa96ab97f1a09d73091294efc"');
    await runner.query('ALTER TABLE "calendar_feed" DROP CONSTRAINT "FK_8422f66384b8871d5099a9cc9b6"');
    await runner.query('ALTER TABLE "attendance_event" DROP CONSTRAINT "FK_dac03344ca5e7e5c8477b68928c"');
    await runner.query('ALTER TABLE "attendance_event" DROP CONSTRAINT "FK_a37563d132480762755b8f43ecd"');
    await runner.query('ALTER TABLE "service_record" DROP CONSTRAINT "FK_b9533b8cf1b18562553324ccde7"');
    await runner.query('ALTER TABLE "service_record" DROP CONSTRAINT "FK_91de99b7748e59cfb0d794e4de1"');
    await runner.query('ALTER TABLE "service_record" DROP CONSTRAINT "FK_6f62992bb06f9203666a772642a"');
    await runner.query('ALTER TABLE "activity_sign_up" DROP CONSTRAINT "FK_b5e3e0d5a76227c6b8c72c532f9"');
    await runner.query('ALTER TABLE "activity_sign_up" DROP CONSTRAINT "FK_de01dd9f87927d4fb06402636d5"');
    await runner.query('ALTER TABLE "activity_sign_up" DROP CONSTRAINT "FK_e4efeb0b21c0ab438c9d2ec08d3"');
    await runner.query('ALTER TABLE "activity_position" DROP CONSTRAINT "FK_9afd7114b3994d51e2e299e1c9b"');
    await runner.query('ALTER TABLE "activity" DROP CONSTRAINT "FK_0ca400601c0f8a758a877d2020e"');
    await runner.query('ALTER TABLE "activity" DROP CONSTRAINT "FK_e1748c0def5f77cf549d40c39ec"');
    await runner.query('ALTER TABLE "activity" DROP CONSTRAINT "FK_5e8acda4056354cc1db64768650"');
    await runner.query('ALTER TABLE "activity" DROP CONSTRAINT "FK_0b2d6a375ab818ab1ae0638859a"');
    await runner.query('ALTER TABLE "activity" DROP CONSTRAINT "FK_ae54be4846b6464b7ef64da0d60"');
    await runner.query('ALTER TABLE "activity_series" DROP CONSTRAINT "FK_e9e10261c2960242591b2832a54"');
    await runner.query('ALTER TABLE "activity_series" DROP CONSTRAINT "FK_1bd00a270876637db96c5b94dd2"');
    await runner.query('ALTER TABLE "organisation" DROP CONSTRAINT "FK_ea0fae2f90193e900e8a04fc829"');
    await runner.query('ALTER TABLE "need_assignee" DROP CONSTRAINT "FK_5872c82c2fc9baa5bb9e7dfea8e"');
    await runner.query('ALTER TABLE "need_assignee" DROP CONSTRAINT "FK_3ced991fdd8f152047264841ed7"');
    await runner.query('ALTER TABLE "need" DROP CONSTRAINT "FK_21d64ed748726b62c744fee8a07"');
    await runner.query('ALTER TABLE "need" DROP CONSTRAINT "FK_4c5fceaf3c4c6f9cd292b54ab5b"');
    await runner.query('DROP INDEX "public"."service_record_confirmer"');
    await runner.query('DROP INDEX "public"."service_record_activity"');
    await runner.query('ALTER TABLE "consent" DROP COLUMN "evidence"');
    await runner.query('ALTER TABLE "service_record" DROP COLUMN "sign_up_id"');
    await runner.query('ALTER TABLE "service_record" DROP COLUMN "activity_id"');
    await runner.query('ALTER TABLE "service_record" DROP COLUMN "organisation_id"');
    await runner.query('DROP INDEX "public"."volunteer_availability_volunteer"');
    await runner.query('DROP TABLE "volunteer_availability"');
    await runner.query('DROP INDEX "public"."unrecorded_attendance_activity"');
    await runner.query('DROP INDEX "public"."unrecorded_attendance_volunteer"');
    await runner.query('DROP TABLE "unrecorded_attendance"');
    await runner.query('DROP INDEX "public"."record_signal_record"');
    await runner.query('DROP INDEX "public"."record_signal_queue"');
    await runner.query('DROP TABLE "record_signal"');
    await runner.query('DROP INDEX "public"."notification_delivery_due"');
    await runner.query('DROP INDEX "public"."notification_delivery_once"');
    await runner.query('DROP TABLE "notification_delivery"');
    await runner.query('DROP TABLE "notification_choice"');
    await runner.query('DROP INDEX "public"."notification_account"');
    await runner.query('DROP INDEX "public"."notification_once"');
    await runner.query('DROP TABLE "notification"');
    await runner.query('DROP INDEX "public"."calendar_feed_volunteer"');
    await runner.query('DROP INDEX "public"."calendar_feed_secret"');
    await runner.query('DROP TABLE "calendar_feed"');
    await runner.query('DROP INDEX "public"."attendance_event_client"');
    await runner.query('DROP INDEX "public"."attendance_event_volunteer"');
    await runner.query('DROP TABLE "attendance_event"');
    await runner.query('DROP INDEX "public"."activity_sign_up_queue"');
    await runner.query('DROP INDEX "public"."activity_sign_up_activity"');
    await runner.query('DROP INDEX "public"."activity_sign_up_volunteer"');
    await runner.query('DROP INDEX "public"."activity_sign_up_offers"');
    await runner.query('DROP INDEX "public"."activity_sign_up_once"');
    await runner.query('DROP TABLE "activity_sign_up"');
    await runner.query('DROP INDEX "public"."activity_position_name"');
    await runner.query('DROP TABLE "activity_position"');
    await runner.query('DROP INDEX "public"."activity_community"');
    await runner.query('DROP INDEX "public"."activity_squad"');
    await runner.query('DROP INDEX "public"."activity_organisation"');
    await runner.query('DROP INDEX "public"."activity_need"');
    await runner.query('DROP INDEX "public"."activity_time"');
    await runner.query('DROP INDEX "public"."activity_series_occasion"');
    await runner.query('DROP TABLE "activity"');
    await runner.query('DROP INDEX "public"."activity_series_squad"');
    await runner.query('DROP INDEX "public"."activity_series_organisation"');
    await runner.query('DROP INDEX "public"."activity_series_status"');
    await runner.query('DROP TABLE "activity_series"');
    await runner.query('DROP INDEX "public"."organisation_community"');
    await runner.query('DROP INDEX "public"."organisation_name"');
    await runner.query('DROP TABLE "organisation"');
    await runner.query('DROP INDEX "public"."need_assignee_need"');
    await runner.query('DROP INDEX "public"."need_assignee_volunteer"');
    await runner.query('DROP INDEX "public"."need_assignee_current"');
    await runner.query('DROP TABLE "need_assignee"');
    await runner.query('DROP INDEX "public"."need_community"');
    await runner.query('DROP INDEX "public"."need_squad_queue"');
    await runner.query('DROP INDEX "public"."need_requester"');
    await runner.query('DROP TABLE "need"');
  }
}
