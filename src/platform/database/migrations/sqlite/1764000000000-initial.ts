import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "audit_entry" ("id" varchar(36) PRIMARY KEY NOT NULL, "at" bigint NOT NULL, "actor_account_id" varchar(36), "action" varchar(64) NOT NULL, "outcome" varchar(16) NOT NULL, "subject_type" varchar(48) NOT NULL, "subject_id" varchar(64), "place_code" varchar(12), "request_id" varchar(36), "details" text)',
    );
    await runner.query(
      'CREATE INDEX "audit_entry_subject" ON "audit_entry" ("subject_type", "subject_id", "id") ',
    );
    await runner.query('CREATE INDEX "audit_entry_place" ON "audit_entry" ("place_code", "id") ');
    await runner.query(
      'CREATE TABLE "outbox_event" ("id" varchar(36) PRIMARY KEY NOT NULL, "type" varchar(64) NOT NULL, "payload" text NOT NULL, "created_at" bigint NOT NULL)',
    );
    await runner.query(
      'CREATE TABLE "outbox_delivery" ("consumer" varchar(40) NOT NULL, "event_id" varchar(36) NOT NULL, PRIMARY KEY ("consumer", "event_id"))',
    );
    await runner.query('CREATE INDEX "outbox_delivery_event" ON "outbox_delivery" ("event_id") ');
    await runner.query(
      'CREATE TABLE "idempotency_record" ("account_id" varchar(36) NOT NULL, "key" varchar(64) NOT NULL, "operation" varchar(64) NOT NULL, "input_hash" varchar(64) NOT NULL, "answer" text, "created_at" bigint NOT NULL, PRIMARY KEY ("account_id", "key"))',
    );
    await runner.query(
      'CREATE TABLE "account" ("id" varchar(36) PRIMARY KEY NOT NULL, "login_index" varchar(64), "login_sealed" text NOT NULL, "password_hash" varchar(200), "must_change_password" boolean NOT NULL, "phone_verified_at" bigint, "volunteer_id" varchar(36), "created_at" bigint NOT NULL, "closed_at" bigint)',
    );
    await runner.query('CREATE UNIQUE INDEX "account_volunteer" ON "account" ("volunteer_id") ');
    await runner.query('CREATE UNIQUE INDEX "account_login" ON "account" ("login_index") ');
    await runner.query(
      'CREATE TABLE "session" ("id" varchar(36) PRIMARY KEY NOT NULL, "account_id" varchar(36) NOT NULL, "token_hash" varchar(64) NOT NULL, "created_at" bigint NOT NULL, "expires_at" bigint NOT NULL, "revoked_at" bigint)',
    );
    await runner.query('CREATE INDEX "session_account" ON "session" ("account_id") ');
    await runner.query(
      'CREATE TABLE "role_grant" ("id" varchar(36) PRIMARY KEY NOT NULL, "account_id" varchar(36) NOT NULL, "role" varchar(32) NOT NULL, "place_code" varchar(12) NOT NULL, "squad_id" varchar(36), "organisation_id" varchar(36), "granted_by_account_id" varchar(36), "granted_at" bigint NOT NULL, "revoked_at" bigint, "revoked_by_account_id" varchar(36), "revoke_reason" varchar(500))',
    );
    await runner.query('CREATE INDEX "role_grant_place" ON "role_grant" ("place_code", "id") ');
    await runner.query('CREATE INDEX "role_grant_account" ON "role_grant" ("account_id", "revoked_at") ');
    await runner.query(
      'CREATE TABLE "login_code" ("phone_index" varchar(64) PRIMARY KEY NOT NULL, "code_hash" varchar(64) NOT NULL, "expires_at" bigint NOT NULL)',
    );
    await runner.query(
      'CREATE TABLE "attempt" ("key" varchar(80) PRIMARY KEY NOT NULL, "window_started_at" bigint NOT NULL, "count" bigint NOT NULL)',
    );
    await runner.query(
      'CREATE TABLE "place" ("code" varchar(12) PRIMARY KEY NOT NULL, "kind" varchar(32) NOT NULL, "name" varchar(60) NOT NULL, "parent_code" varchar(12), "population" bigint, "volunteer_target" bigint, "premises_square_metres" bigint, "new_area" boolean NOT NULL, "updated_at" bigint NOT NULL, CONSTRAINT "place_code_length" CHECK (length(code) IN (6, 9, 12)))',
    );
    await runner.query('CREATE INDEX "place_parent" ON "place" ("parent_code", "code") ');
    await runner.query(
      'CREATE TABLE "policy_version" ("id" varchar(36) PRIMARY KEY NOT NULL, "place_code" varchar(12), "version" bigint NOT NULL, "valid_from" varchar(10) NOT NULL, "content" text NOT NULL, "created_by_account_id" varchar(36), "created_at" bigint NOT NULL, CONSTRAINT "policy_version_number" UNIQUE ("place_code", "version"))',
    );
    await runner.query(
      'CREATE INDEX "policy_version_validity" ON "policy_version" ("place_code", "valid_from", "version") ',
    );
    await runner.query(
      'CREATE TABLE "ranking_total" ("volunteer_id" varchar(36) NOT NULL, "squad_kind" varchar(16) NOT NULL, "period" varchar(7) NOT NULL, "district_code" varchar(12) NOT NULL, "street_code" varchar(12) NOT NULL, "community_code" varchar(12) NOT NULL, "volunteer_no" varchar(20) NOT NULL, "minutes" bigint NOT NULL, "rank_order" bigint NOT NULL, PRIMARY KEY ("volunteer_id", "squad_kind", "period"))',
    );
    await runner.query(
      'CREATE INDEX "ranking_total_community" ON "ranking_total" ("community_code", "squad_kind", "period", "rank_order", "volunteer_no") ',
    );
    await runner.query(
      'CREATE INDEX "ranking_total_street" ON "ranking_total" ("street_code", "squad_kind", "period", "rank_order", "volunteer_no") ',
    );
    await runner.query(
      'CREATE INDEX "ranking_total_district" ON "ranking_total" ("district_code", "squad_kind", "period", "rank_order", "volunteer_no") ',
    );
    await runner.query(
      'CREATE TABLE "volunteer" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_no" varchar(20), "account_id" varchar(36), "community_code" varchar(12) NOT NULL, "status" varchar(32) NOT NULL, "name_sealed" text NOT NULL, "name_index" varchar(64), "masked_name" varchar(60) NOT NULL, "sex" varchar(32) NOT NULL, "birth_date" varchar(10) NOT NULL, "document_type" varchar(32) NOT NULL, "document_sealed" text NOT NULL, "document_index" varchar(64), "mobile_sealed" text NOT NULL, "mobile_index" varchar(64), "address_sealed" text, "guardian_sealed" text, "self_support_declared_on" varchar(10), "background" varchar(32) NOT NULL, "education" varchar(40), "employment" varchar(60), "skills" text NOT NULL, "service_kinds" text NOT NULL, "publication_consent_at" bigint, "registered_at" bigint NOT NULL, "registered_by_account_id" varchar(36) NOT NULL, "accepted_at" bigint, "reviewed_by_account_id" varchar(36), "status_reason" varchar(500), "suspended_until" varchar(10), "merged_into_id" varchar(36), "erased_at" bigint)',
    );
    await runner.query('CREATE INDEX "volunteer_mobile" ON "volunteer" ("mobile_index") ');
    await runner.query('CREATE INDEX "volunteer_name" ON "volunteer" ("name_index") ');
    await runner.query(
      'CREATE INDEX "volunteer_community" ON "volunteer" ("community_code", "status", "id") ',
    );
    await runner.query('CREATE UNIQUE INDEX "volunteer_document" ON "volunteer" ("document_index") ');
    await runner.query('CREATE UNIQUE INDEX "volunteer_account" ON "volunteer" ("account_id") ');
    await runner.query('CREATE UNIQUE INDEX "volunteer_number" ON "volunteer" ("volunteer_no") ');
    await runner.query(
      'CREATE TABLE "squad" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "kind" varchar(32) NOT NULL, "name" varchar(60) NOT NULL, "target_size" bigint NOT NULL, "wanted_skills" text NOT NULL, "leader_volunteer_id" varchar(36), "created_at" bigint NOT NULL, "closed_at" bigint)',
    );
    await runner.query('CREATE INDEX "squad_leader" ON "squad" ("leader_volunteer_id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "squad_open_name" ON "squad" ("community_code", "name") WHERE closed_at IS NULL',
    );
    await runner.query('CREATE INDEX "squad_community" ON "squad" ("community_code", "kind", "id") ');
    await runner.query(
      'CREATE TABLE "squad_membership" ("id" varchar(36) PRIMARY KEY NOT NULL, "squad_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "is_primary" boolean NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10), "assigned_by_account_id" varchar(36) NOT NULL, "ended_by_account_id" varchar(36), "end_reason" varchar(500), CONSTRAINT "squad_membership_period" CHECK (until_day IS NULL OR until_day >= from_day))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "squad_membership_primary" ON "squad_membership" ("volunteer_id") WHERE is_primary AND until_day IS NULL',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "squad_membership_current" ON "squad_membership" ("squad_id", "volunteer_id") WHERE until_day IS NULL',
    );
    await runner.query(
      'CREATE INDEX "squad_membership_squad" ON "squad_membership" ("squad_id", "from_day") ',
    );
    await runner.query(
      'CREATE INDEX "squad_membership_volunteer" ON "squad_membership" ("volunteer_id", "from_day") ',
    );
    await runner.query(
      'CREATE TABLE "service_record" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "squad_id" varchar(36), "squad_kind" varchar(32), "occasion" varchar(120) NOT NULL, "address" varchar(200) NOT NULL, "content" varchar(1000) NOT NULL, "service_target" varchar(32) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "service_day" varchar(10) NOT NULL, "raw_minutes" bigint NOT NULL, "credited_minutes" bigint NOT NULL, "provenance" varchar(32) NOT NULL, "training" boolean NOT NULL, "organising_unit" varchar(120) NOT NULL, "person_in_charge" varchar(60) NOT NULL, "recorded_by_account_id" varchar(36) NOT NULL, "recorded_at" bigint NOT NULL, "recording_reason" varchar(500), "evidence" varchar(500), "policy_version_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "confirmed_by_account_id" varchar(36), "confirmed_by_volunteer_id" varchar(36), "decided_at" bigint, "decision_reason" varchar(500), "voided_at" bigint, "voided_by_account_id" varchar(36), "replaces_id" varchar(36), CONSTRAINT "service_record_confirmed_by" CHECK (status NOT IN (\'CONFIRMED\', \'VOIDED\') OR confirmed_by_account_id IS NOT NULL), CONSTRAINT "service_record_backfill_four_eyes" CHECK (provenance <> \'BACKFILLED\' OR confirmed_by_account_id IS NULL OR confirmed_by_account_id <> recorded_by_account_id), CONSTRAINT "service_record_not_own_confirmer" CHECK (confirmed_by_volunteer_id IS NULL OR confirmed_by_volunteer_id <> volunteer_id), CONSTRAINT "service_record_credit" CHECK (credited_minutes >= 0 AND credited_minutes <= raw_minutes), CONSTRAINT "service_record_span" CHECK (end_at > start_at))',
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
    await runner.query(
      'CREATE TABLE "service_record_day" ("record_id" varchar(36) NOT NULL, "day" varchar(10) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "raw_minutes" bigint NOT NULL, "credited_minutes" bigint NOT NULL, PRIMARY KEY ("record_id", "day"))',
    );
    await runner.query(
      'CREATE INDEX "service_record_day_volunteer" ON "service_record_day" ("volunteer_id", "day") ',
    );
    await runner.query(
      'CREATE TABLE "service_record_dispute" ("id" varchar(36) PRIMARY KEY NOT NULL, "record_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "reason" varchar(1000) NOT NULL, "opened_at" bigint NOT NULL, "due_on" varchar(10) NOT NULL, "status" varchar(32) NOT NULL, "answer" varchar(1000), "answered_at" bigint, "answered_by_account_id" varchar(36))',
    );
    await runner.query(
      'CREATE INDEX "service_record_dispute_due" ON "service_record_dispute" ("community_code", "status", "due_on", "id") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "service_record_dispute_open" ON "service_record_dispute" ("record_id") WHERE status = \'OPEN\'',
    );
    await runner.query(
      'CREATE TABLE "assignment_proposal" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "basis_hash" varchar(64) NOT NULL, "items" text NOT NULL, "unassigned" text NOT NULL, "applied_at" bigint, "applied_by_account_id" varchar(36))',
    );
    await runner.query(
      'CREATE INDEX "assignment_proposal_community" ON "assignment_proposal" ("community_code", "id") ',
    );
    await runner.query(
      'CREATE TABLE "squad_training" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "completed_on" varchar(10) NOT NULL, "recorded_by_account_id" varchar(36) NOT NULL, "recorded_at" bigint NOT NULL)',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "squad_training_once" ON "squad_training" ("volunteer_id", "kind", "completed_on") ',
    );
    await runner.query(
      'CREATE TABLE "ledger_account" ("id" varchar(36) PRIMARY KEY NOT NULL, "owner_kind" varchar(32) NOT NULL, "owner_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "balance_minutes" bigint NOT NULL, "posting_count" bigint NOT NULL, CONSTRAINT "ledger_account_owner" UNIQUE ("owner_id", "kind", "owner_kind"), CONSTRAINT "ledger_account_debt" CHECK (kind <> \'DEBT\' OR balance_minutes <= 0), CONSTRAINT "ledger_account_never_negative" CHECK (kind NOT IN (\'HONOR\', \'AVAILABLE\', \'HELD\') OR balance_minutes >= 0))',
    );
    await runner.query(
      'CREATE TABLE "ledger_entry" ("id" varchar(36) PRIMARY KEY NOT NULL, "kind" varchar(32) NOT NULL, "place_code" varchar(12) NOT NULL, "sequence" bigint NOT NULL, "idempotency_key" varchar(100) NOT NULL, "policy_version_id" varchar(36) NOT NULL, "service_record_id" varchar(36), "redemption_id" varchar(36), "reverses_entry_id" varchar(36), "actor_account_id" varchar(36), "reason" varchar(500), "created_at" bigint NOT NULL, "previous_hash" varchar(64) NOT NULL, "hash" varchar(64) NOT NULL, CONSTRAINT "ledger_entry_key" UNIQUE ("idempotency_key"), CONSTRAINT "ledger_entry_sequence" UNIQUE ("place_code", "sequence"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "ledger_entry_reversal" ON "ledger_entry" ("reverses_entry_id") WHERE reverses_entry_id IS NOT NULL',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "ledger_entry_credit" ON "ledger_entry" ("service_record_id") WHERE kind = \'SERVICE_CREDIT\'',
    );
    await runner.query(
      'CREATE TABLE "ledger_posting" ("entry_id" varchar(36) NOT NULL, "line" integer NOT NULL, "account_id" varchar(36) NOT NULL, "minutes" bigint NOT NULL, "account_sequence" bigint NOT NULL, "balance_after_minutes" bigint NOT NULL, CONSTRAINT "ledger_posting_account_order" UNIQUE ("account_id", "account_sequence"), CONSTRAINT "ledger_posting_not_zero" CHECK (minutes <> 0), PRIMARY KEY ("entry_id", "line"))',
    );
    await runner.query(
      'CREATE TABLE "ledger_chain" ("place_code" varchar(12) PRIMARY KEY NOT NULL, "sequence" bigint NOT NULL, "head_hash" varchar(64) NOT NULL)',
    );
    await runner.query(
      'CREATE TABLE "consent" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "text_version" varchar(40) NOT NULL, "given_at" bigint NOT NULL, "given_by_account_id" varchar(36) NOT NULL, "withdrawn_at" bigint, "withdrawn_by_account_id" varchar(36))',
    );
    await runner.query('CREATE INDEX "consent_volunteer" ON "consent" ("volunteer_id", "kind") ');
    await runner.query(
      'CREATE TABLE "volunteer_event" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "from_value" varchar(36) NOT NULL, "to_value" varchar(36) NOT NULL, "reason" varchar(500), "at" bigint NOT NULL, "by_account_id" varchar(36))',
    );
    await runner.query(
      'CREATE INDEX "volunteer_event_volunteer" ON "volunteer_event" ("volunteer_id", "id") ',
    );
    await runner.query(
      'CREATE TABLE "volunteer_number_counter" ("district_code" varchar(6) PRIMARY KEY NOT NULL, "last_number" bigint NOT NULL)',
    );
    await runner.query('DROP INDEX "outbox_delivery_event"');
    await runner.query(
      'CREATE TABLE "temporary_outbox_delivery" ("consumer" varchar(40) NOT NULL, "event_id" varchar(36) NOT NULL, CONSTRAINT "FK_7286ef82b8973078144043bc0b2" FOREIGN KEY ("event_id") REFERENCES "outbox_event" ("id") ON DELETE CASCADE ON UPDATE NO ACTION, PRIMARY KEY ("consumer", "event_id"))',
    );
    await runner.query(
      'INSERT INTO "temporary_outbox_delivery"("consumer", "event_id") SELECT "consumer", "event_id" FROM "outbox_delivery"',
    );
    await runner.query('DROP TABLE "outbox_delivery"');
    await runner.query('ALTER TABLE "temporary_outbox_delivery" RENAME TO "outbox_delivery"');
    await runner.query('CREATE INDEX "outbox_delivery_event" ON "outbox_delivery" ("event_id") ');
    await runner.query('DROP INDEX "session_account"');
    await runner.query(
      'CREATE TABLE "temporary_session" ("id" varchar(36) PRIMARY KEY NOT NULL, "account_id" varchar(36) NOT NULL, "token_hash" varchar(64) NOT NULL, "created_at" bigint NOT NULL, "expires_at" bigint NOT NULL, "revoked_at" bigint, CONSTRAINT "FK_fae5a6b4a57f098e9af8520d499" FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_session"("id", "account_id", "token_hash", "created_at", "expires_at", "revoked_at") SELECT "id", "account_id", "token_hash", "created_at", "expires_at", "revoked_at" FROM "session"',
    );
    await runner.query('DROP TABLE "session"');
    await runner.query('ALTER TABLE "temporary_session" RENAME TO "session"');
    await runner.query('CREATE INDEX "session_account" ON "session" ("account_id") ');
    await runner.query('DROP INDEX "role_grant_place"');
    await runner.query('DROP INDEX "role_grant_account"');
    await runner.query(
      'CREATE TABLE "temporary_role_grant" ("id" varchar(36) PRIMARY KEY NOT NULL, "account_id" varchar(36) NOT NULL, "role" varchar(32) NOT NULL, "place_code" varchar(12) NOT NULL, "squad_id" varchar(36), "organisation_id" varchar(36), "granted_by_account_id" varchar(36), "granted_at" bigint NOT NULL, "revoked_at" bigint, "revoked_by_account_id" varchar(36), "revoke_reason" varchar(500), CONSTRAINT "FK_bc6702f23e76faca48a341fad66" FOREIGN KEY ("account_id") REFERENCES "account" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_role_grant"("id", "account_id", "role", "place_code", "squad_id", "organisation_id", "granted_by_account_id", "granted_at", "revoked_at", "revoked_by_account_id", "revoke_reason") SELECT "id", "account_id", "role", "place_code", "squad_id", "organisation_id", "granted_by_account_id", "granted_at", "revoked_at", "revoked_by_account_id", "revoke_reason" FROM "role_grant"',
    );
    await runner.query('DROP TABLE "role_grant"');
    await runner.query('ALTER TABLE "temporary_role_grant" RENAME TO "role_grant"');
    await runner.query('CREATE INDEX "role_grant_place" ON "role_grant" ("place_code", "id") ');
    await runner.query('CREATE INDEX "role_grant_account" ON "role_grant" ("account_id", "revoked_at") ');
    await runner.query('DROP INDEX "place_parent"');
    await runner.query(
      'CREATE TABLE "temporary_place" ("code" varchar(12) PRIMARY KEY NOT NULL, "kind" varchar(32) NOT NULL, "name" varchar(60) NOT NULL, "parent_code" varchar(12), "population" bigint, "volunteer_target" bigint, "premises_square_metres" bigint, "new_area" boolean NOT NULL, "updated_at" bigint NOT NULL, CONSTRAINT "place_code_length" CHECK (length(code) IN (6, 9, 12)), CONSTRAINT "FK_a763b2f9ca1550e44e45341d4bb" FOREIGN KEY ("parent_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_place"("code", "kind", "name", "parent_code", "population", "volunteer_target", "premises_square_metres", "new_area", "updated_at") SELECT "code", "kind", "name", "parent_code", "population", "volunteer_target", "premises_square_metres", "new_area", "updated_at" FROM "place"',
    );
    await runner.query('DROP TABLE "place"');
    await runner.query('ALTER TABLE "temporary_place" RENAME TO "place"');
    await runner.query('CREATE INDEX "place_parent" ON "place" ("parent_code", "code") ');
    await runner.query('DROP INDEX "volunteer_mobile"');
    await runner.query('DROP INDEX "volunteer_name"');
    await runner.query('DROP INDEX "volunteer_community"');
    await runner.query('DROP INDEX "volunteer_document"');
    await runner.query('DROP INDEX "volunteer_account"');
    await runner.query('DROP INDEX "volunteer_number"');
    await runner.query(
      'CREATE TABLE "temporary_volunteer" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_no" varchar(20), "account_id" varchar(36), "community_code" varchar(12) NOT NULL, "status" varchar(32) NOT NULL, "name_sealed" text NOT NULL, "name_index" varchar(64), "masked_name" varchar(60) NOT NULL, "sex" varchar(32) NOT NULL, "birth_date" varchar(10) NOT NULL, "document_type" varchar(32) NOT NULL, "document_sealed" text NOT NULL, "document_index" varchar(64), "mobile_sealed" text NOT NULL, "mobile_index" varchar(64), "address_sealed" text, "guardian_sealed" text, "self_support_declared_on" varchar(10), "background" varchar(32) NOT NULL, "education" varchar(40), "employment" varchar(60), "skills" text NOT NULL, "service_kinds" text NOT NULL, "publication_consent_at" bigint, "registered_at" bigint NOT NULL, "registered_by_account_id" varchar(36) NOT NULL, "accepted_at" bigint, "reviewed_by_account_id" varchar(36), "status_reason" varchar(500), "suspended_until" varchar(10), "merged_into_id" varchar(36), "erased_at" bigint, CONSTRAINT "FK_bd79d47cc7217fae4d54636416e" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_volunteer"("id", "volunteer_no", "account_id", "community_code", "status", "name_sealed", "name_index", "masked_name", "sex", "birth_date", "document_type", "document_sealed", "document_index", "mobile_sealed", "mobile_index", "address_sealed", "guardian_sealed", "self_support_declared_on", "background", "education", "employment", "skills", "service_kinds", "publication_consent_at", "registered_at", "registered_by_account_id", "accepted_at", "reviewed_by_account_id", "status_reason", "suspended_until", "merged_into_id", "erased_at") SELECT "id", "volunteer_no", "account_id", "community_code", "status", "name_sealed", "name_index", "masked_name", "sex", "birth_date", "document_type", "document_sealed", "document_index", "mobile_sealed", "mobile_index", "address_sealed", "guardian_sealed", "self_support_declared_on", "background", "education", "employment", "skills", "service_kinds", "publication_consent_at", "registered_at", "registered_by_account_id", "accepted_at", "reviewed_by_account_id", "status_reason", "suspended_until", "merged_into_id", "erased_at" FROM "volunteer"',
    );
    await runner.query('DROP TABLE "volunteer"');
    await runner.query('ALTER TABLE "temporary_volunteer" RENAME TO "volunteer"');
    await runner.query('CREATE INDEX "volunteer_mobile" ON "volunteer" ("mobile_index") ');
    await runner.query('CREATE INDEX "volunteer_name" ON "volunteer" ("name_index") ');
    await runner.query(
      'CREATE INDEX "volunteer_community" ON "volunteer" ("community_code", "status", "id") ',
    );
    await runner.query('CREATE UNIQUE INDEX "volunteer_document" ON "volunteer" ("document_index") ');
    await runner.query('CREATE UNIQUE INDEX "volunteer_account" ON "volunteer" ("account_id") ');
    await runner.query('CREATE UNIQUE INDEX "volunteer_number" ON "volunteer" ("volunteer_no") ');
    await runner.query('DROP INDEX "squad_leader"');
    await runner.query('DROP INDEX "squad_open_name"');
    await runner.query('DROP INDEX "squad_community"');
    await runner.query(
      'CREATE TABLE "temporary_squad" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "kind" varchar(32) NOT NULL, "name" varchar(60) NOT NULL, "target_size" bigint NOT NULL, "wanted_skills" text NOT NULL, "leader_volunteer_id" varchar(36), "created_at" bigint NOT NULL, "closed_at" bigint, CONSTRAINT "FK_13a15c9766172813f8179df4288" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_aae19faa56e9a4d8fc913471805" FOREIGN KEY ("leader_volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_squad"("id", "community_code", "kind", "name", "target_size", "wanted_skills", "leader_volunteer_id", "created_at", "closed_at") SELECT "id", "community_code", "kind", "name", "target_size", "wanted_skills", "leader_volunteer_id", "created_at", "closed_at" FROM "squad"',
    );
    await runner.query('DROP TABLE "squad"');
    await runner.query('ALTER TABLE "temporary_squad" RENAME TO "squad"');
    await runner.query('CREATE INDEX "squad_leader" ON "squad" ("leader_volunteer_id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "squad_open_name" ON "squad" ("community_code", "name") WHERE closed_at IS NULL',
    );
    await runner.query('CREATE INDEX "squad_community" ON "squad" ("community_code", "kind", "id") ');
    await runner.query('DROP INDEX "squad_membership_primary"');
    await runner.query('DROP INDEX "squad_membership_current"');
    await runner.query('DROP INDEX "squad_membership_squad"');
    await runner.query('DROP INDEX "squad_membership_volunteer"');
    await runner.query(
      'CREATE TABLE "temporary_squad_membership" ("id" varchar(36) PRIMARY KEY NOT NULL, "squad_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "is_primary" boolean NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10), "assigned_by_account_id" varchar(36) NOT NULL, "ended_by_account_id" varchar(36), "end_reason" varchar(500), CONSTRAINT "squad_membership_period" CHECK (until_day IS NULL OR until_day >= from_day), CONSTRAINT "FK_5338765f1b611512488e690b88f" FOREIGN KEY ("squad_id") REFERENCES "squad" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_a5cf5bf88357d46745fb0d51bef" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_squad_membership"("id", "squad_id", "volunteer_id", "is_primary", "from_day", "until_day", "assigned_by_account_id", "ended_by_account_id", "end_reason") SELECT "id", "squad_id", "volunteer_id", "is_primary", "from_day", "until_day", "assigned_by_account_id", "ended_by_account_id", "end_reason" FROM "squad_membership"',
    );
    await runner.query('DROP TABLE "squad_membership"');
    await runner.query('ALTER TABLE "temporary_squad_membership" RENAME TO "squad_membership"');
    await runner.query(
      'CREATE UNIQUE INDEX "squad_membership_primary" ON "squad_membership" ("volunteer_id") WHERE is_primary AND until_day IS NULL',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "squad_membership_current" ON "squad_membership" ("squad_id", "volunteer_id") WHERE until_day IS NULL',
    );
    await runner.query(
      'CREATE INDEX "squad_membership_squad" ON "squad_membership" ("squad_id", "from_day") ',
    );
    await runner.query(
      'CREATE INDEX "squad_membership_volunteer" ON "squad_membership" ("volunteer_id", "from_day") ',
    );
    await runner.query('DROP INDEX "service_record_replaces"');
    await runner.query('DROP INDEX "service_record_recorder"');
    await runner.query('DROP INDEX "service_record_squad"');
    await runner.query('DROP INDEX "service_record_community"');
    await runner.query('DROP INDEX "service_record_volunteer"');
    await runner.query(
      'CREATE TABLE "temporary_service_record" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "squad_id" varchar(36), "squad_kind" varchar(32), "occasion" varchar(120) NOT NULL, "address" varchar(200) NOT NULL, "content" varchar(1000) NOT NULL, "service_target" varchar(32) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "service_day" varchar(10) NOT NULL, "raw_minutes" bigint NOT NULL, "credited_minutes" bigint NOT NULL, "provenance" varchar(32) NOT NULL, "training" boolean NOT NULL, "organising_unit" varchar(120) NOT NULL, "person_in_charge" varchar(60) NOT NULL, "recorded_by_account_id" varchar(36) NOT NULL, "recorded_at" bigint NOT NULL, "recording_reason" varchar(500), "evidence" varchar(500), "policy_version_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "confirmed_by_account_id" varchar(36), "confirmed_by_volunteer_id" varchar(36), "decided_at" bigint, "decision_reason" varchar(500), "voided_at" bigint, "voided_by_account_id" varchar(36), "replaces_id" varchar(36), CONSTRAINT "service_record_confirmed_by" CHECK (status NOT IN (\'CONFIRMED\', \'VOIDED\') OR confirmed_by_account_id IS NOT NULL), CONSTRAINT "service_record_backfill_four_eyes" CHECK (provenance <> \'BACKFILLED\' OR confirmed_by_account_id IS NULL OR confirmed_by_account_id <> recorded_by_account_id), CONSTRAINT "service_record_not_own_confirmer" CHECK (confirmed_by_volunteer_id IS NULL OR confirmed_by_volunteer_id <> volunteer_id), CONSTRAINT "service_record_credit" CHECK (credited_minutes >= 0 AND credited_minutes <= raw_minutes), CONSTRAINT "service_record_span" CHECK (end_at > start_at), CONSTRAINT "FK_b23c4d0b35001b98ef2c488f788" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_174cc3d50bc1eeb43bd32dae0c4" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_3103268aa68a1111cc0147095ca" FOREIGN KEY ("squad_id") REFERENCES "squad" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_2fd3e9f7c1e73fc968b8a69cb4d" FOREIGN KEY ("replaces_id") REFERENCES "service_record" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_service_record"("id", "volunteer_id", "community_code", "squad_id", "squad_kind", "occasion", "address", "content", "service_target", "start_at", "end_at", "service_day", "raw_minutes", "credited_minutes", "provenance", "training", "organising_unit", "person_in_charge", "recorded_by_account_id", "recorded_at", "recording_reason", "evidence", "policy_version_id", "status", "confirmed_by_account_id", "confirmed_by_volunteer_id", "decided_at", "decision_reason", "voided_at", "voided_by_account_id", "replaces_id") SELECT "id", "volunteer_id", "community_code", "squad_id", "squad_kind", "occasion", "address", "content", "service_target", "start_at", "end_at", "service_day", "raw_minutes", "credited_minutes", "provenance", "training", "organising_unit", "person_in_charge", "recorded_by_account_id", "recorded_at", "recording_reason", "evidence", "policy_version_id", "status", "confirmed_by_account_id", "confirmed_by_volunteer_id", "decided_at", "decision_reason", "voided_at", "voided_by_account_id", "replaces_id" FROM "service_record"',
    );
    await runner.query('DROP TABLE "service_record"');
    await runner.query('ALTER TABLE "temporary_service_record" RENAME TO "service_record"');
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
    await runner.query('DROP INDEX "service_record_day_volunteer"');
    await runner.query(
      'CREATE TABLE "temporary_service_record_day" ("record_id" varchar(36) NOT NULL, "day" varchar(10) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "raw_minutes" bigint NOT NULL, "credited_minutes" bigint NOT NULL, CONSTRAINT "FK_dd5afa5b397cc4a6a2d3f061b4d" FOREIGN KEY ("record_id") REFERENCES "service_record" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, PRIMARY KEY ("record_id", "day"))',
    );
    await runner.query(
      'INSERT INTO "temporary_service_record_day"("record_id", "day", "volunteer_id", "raw_minutes", "credited_minutes") SELECT "record_id", "day", "volunteer_id", "raw_minutes", "credited_minutes" FROM "service_record_day"',
    );
    await runner.query('DROP TABLE "service_record_day"');
    await runner.query('ALTER TABLE "temporary_service_record_day" RENAME TO "service_record_day"');
    await runner.query(
      'CREATE INDEX "service_record_day_volunteer" ON "service_record_day" ("volunteer_id", "day") ',
    );
    await runner.query('DROP INDEX "service_record_dispute_due"');
    await runner.query('DROP INDEX "service_record_dispute_open"');
    await runner.query(
      'CREATE TABLE "temporary_service_record_dispute" ("id" varchar(36) PRIMARY KEY NOT NULL, "record_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "reason" varchar(1000) NOT NULL, "opened_at" bigint NOT NULL, "due_on" varchar(10) NOT NULL, "status" varchar(32) NOT NULL, "answer" varchar(1000), "answered_at" bigint, "answered_by_account_id" varchar(36), CONSTRAINT "FK_b97055c1cf50b468de17001a0dc" FOREIGN KEY ("record_id") REFERENCES "service_record" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_service_record_dispute"("id", "record_id", "community_code", "reason", "opened_at", "due_on", "status", "answer", "answered_at", "answered_by_account_id") SELECT "id", "record_id", "community_code", "reason", "opened_at", "due_on", "status", "answer", "answered_at", "answered_by_account_id" FROM "service_record_dispute"',
    );
    await runner.query('DROP TABLE "service_record_dispute"');
    await runner.query('ALTER TABLE "temporary_service_record_dispute" RENAME TO "service_record_dispute"');
    await runner.query(
      'CREATE INDEX "service_record_dispute_due" ON "service_record_dispute" ("community_code", "status", "due_on", "id") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "service_record_dispute_open" ON "service_record_dispute" ("record_id") WHERE status = \'OPEN\'',
    );
    await runner.query('DROP INDEX "assignment_proposal_community"');
    await runner.query(
      'CREATE TABLE "temporary_assignment_proposal" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "basis_hash" varchar(64) NOT NULL, "items" text NOT NULL, "unassigned" text NOT NULL, "applied_at" bigint, "applied_by_account_id" varchar(36), CONSTRAINT "FK_6be086b10f224743ecbe6a83e3f" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_assignment_proposal"("id", "community_code", "created_by_account_id", "created_at", "basis_hash", "items", "unassigned", "applied_at", "applied_by_account_id") SELECT "id", "community_code", "created_by_account_id", "created_at", "basis_hash", "items", "unassigned", "applied_at", "applied_by_account_id" FROM "assignment_proposal"',
    );
    await runner.query('DROP TABLE "assignment_proposal"');
    await runner.query('ALTER TABLE "temporary_assignment_proposal" RENAME TO "assignment_proposal"');
    await runner.query(
      'CREATE INDEX "assignment_proposal_community" ON "assignment_proposal" ("community_code", "id") ',
    );
    await runner.query('DROP INDEX "squad_training_once"');
    await runner.query(
      'CREATE TABLE "temporary_squad_training" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "completed_on" varchar(10) NOT NULL, "recorded_by_account_id" varchar(36) NOT NULL, "recorded_at" bigint NOT NULL, CONSTRAINT "FK_5da7492e3515b04442a2318b3fb" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_squad_training"("id", "volunteer_id", "kind", "completed_on", "recorded_by_account_id", "recorded_at") SELECT "id", "volunteer_id", "kind", "completed_on", "recorded_by_account_id", "recorded_at" FROM "squad_training"',
    );
    await runner.query('DROP TABLE "squad_training"');
    await runner.query('ALTER TABLE "temporary_squad_training" RENAME TO "squad_training"');
    await runner.query(
      'CREATE UNIQUE INDEX "squad_training_once" ON "squad_training" ("volunteer_id", "kind", "completed_on") ',
    );
    await runner.query('DROP INDEX "ledger_entry_reversal"');
    await runner.query('DROP INDEX "ledger_entry_credit"');
    await runner.query(
      'CREATE TABLE "temporary_ledger_entry" ("id" varchar(36) PRIMARY KEY NOT NULL, "kind" varchar(32) NOT NULL, "place_code" varchar(12) NOT NULL, "sequence" bigint NOT NULL, "idempotency_key" varchar(100) NOT NULL, "policy_version_id" varchar(36) NOT NULL, "service_record_id" varchar(36), "redemption_id" varchar(36), "reverses_entry_id" varchar(36), "actor_account_id" varchar(36), "reason" varchar(500), "created_at" bigint NOT NULL, "previous_hash" varchar(64) NOT NULL, "hash" varchar(64) NOT NULL, CONSTRAINT "ledger_entry_key" UNIQUE ("idempotency_key"), CONSTRAINT "ledger_entry_sequence" UNIQUE ("place_code", "sequence"), CONSTRAINT "FK_b18579543362ebb78db7c248aff" FOREIGN KEY ("reverses_entry_id") REFERENCES "ledger_entry" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_ledger_entry"("id", "kind", "place_code", "sequence", "idempotency_key", "policy_version_id", "service_record_id", "redemption_id", "reverses_entry_id", "actor_account_id", "reason", "created_at", "previous_hash", "hash") SELECT "id", "kind", "place_code", "sequence", "idempotency_key", "policy_version_id", "service_record_id", "redemption_id", "reverses_entry_id", "actor_account_id", "reason", "created_at", "previous_hash", "hash" FROM "ledger_entry"',
    );
    await runner.query('DROP TABLE "ledger_entry"');
    await runner.query('ALTER TABLE "temporary_ledger_entry" RENAME TO "ledger_entry"');
    await runner.query(
      'CREATE UNIQUE INDEX "ledger_entry_reversal" ON "ledger_entry" ("reverses_entry_id") WHERE reverses_entry_id IS NOT NULL',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "ledger_entry_credit" ON "ledger_entry" ("service_record_id") WHERE kind = \'SERVICE_CREDIT\'',
    );
    await runner.query(
      'CREATE TABLE "temporary_ledger_posting" ("entry_id" varchar(36) NOT NULL, "line" integer NOT NULL, "account_id" varchar(36) NOT NULL, "minutes" bigint NOT NULL, "account_sequence" bigint NOT NULL, "balance_after_minutes" bigint NOT NULL, CONSTRAINT "ledger_posting_account_order" UNIQUE ("account_id", "account_sequence"), CONSTRAINT "ledger_posting_not_zero" CHECK (minutes <> 0), CONSTRAINT "FK_8b41189a991b30e5e32b883c874" FOREIGN KEY ("entry_id") REFERENCES "ledger_entry" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_6fa00c03a62d75cfb749b95a89c" FOREIGN KEY ("account_id") REFERENCES "ledger_account" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, PRIMARY KEY ("entry_id", "line"))',
    );
    await runner.query(
      'INSERT INTO "temporary_ledger_posting"("entry_id", "line", "account_id", "minutes", "account_sequence", "balance_after_minutes") SELECT "entry_id", "line", "account_id", "minutes", "account_sequence", "balance_after_minutes" FROM "ledger_posting"',
    );
    await runner.query('DROP TABLE "ledger_posting"');
    await runner.query('ALTER TABLE "temporary_ledger_posting" RENAME TO "ledger_posting"');
    await runner.query('DROP INDEX "consent_volunteer"');
    await runner.query(
      'CREATE TABLE "temporary_consent" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "text_version" varchar(40) NOT NULL, "given_at" bigint NOT NULL, "given_by_account_id" varchar(36) NOT NULL, "withdrawn_at" bigint, "withdrawn_by_account_id" varchar(36), CONSTRAINT "FK_f263148194e77179b47f7280d83" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_consent"("id", "volunteer_id", "kind", "text_version", "given_at", "given_by_account_id", "withdrawn_at", "withdrawn_by_account_id") SELECT "id", "volunteer_id", "kind", "text_version", "given_at", "given_by_account_id", "withdrawn_at", "withdrawn_by_account_id" FROM "consent"',
    );
    await runner.query('DROP TABLE "consent"');
    await runner.query('ALTER TABLE "temporary_consent" RENAME TO "consent"');
    await runner.query('CREATE INDEX "consent_volunteer" ON "consent" ("volunteer_id", "kind") ');
    await runner.query('DROP INDEX "volunteer_event_volunteer"');
    await runner.query(
      'CREATE TABLE "temporary_volunteer_event" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "from_value" varchar(36) NOT NULL, "to_value" varchar(36) NOT NULL, "reason" varchar(500), "at" bigint NOT NULL, "by_account_id" varchar(36), CONSTRAINT "FK_bd15cd0a416212f349c6788e5f1" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_volunteer_event"("id", "volunteer_id", "kind", "from_value", "to_value", "reason", "at", "by_account_id") SELECT "id", "volunteer_id", "kind", "from_value", "to_value", "reason", "at", "by_account_id" FROM "volunteer_event"',
    );
    await runner.query('DROP TABLE "volunteer_event"');
    await runner.query('ALTER TABLE "temporary_volunteer_event" RENAME TO "volunteer_event"');
    await runner.query(
      'CREATE INDEX "volunteer_event_volunteer" ON "volunteer_event" ("volunteer_id", "id") ',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "volunteer_event_volunteer"');
    await runner.query('ALTER TABLE "volunteer_event" RENAME TO "temporary_volunteer_event"');
    await runner.query(
      'CREATE TABLE "volunteer_event" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "from_value" varchar(36) NOT NULL, "to_value" varchar(36) NOT NULL, "reason" varchar(500), "at" bigint NOT NULL, "by_account_id" varchar(36))',
    );
    await runner.query(
      'INSERT INTO "volunteer_event"("id", "volunteer_id", "kind", "from_value", "to_value", "reason", "at", "by_account_id") SELECT "id", "volunteer_id", "kind", "from_value", "to_value", "reason", "at", "by_account_id" FROM "temporary_volunteer_event"',
    );
    await runner.query('DROP TABLE "temporary_volunteer_event"');
    await runner.query(
      'CREATE INDEX "volunteer_event_volunteer" ON "volunteer_event" ("volunteer_id", "id") ',
    );
    await runner.query('DROP INDEX "consent_volunteer"');
    await runner.query('ALTER TABLE "consent" RENAME TO "temporary_consent"');
    await runner.query(
      'CREATE TABLE "consent" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "text_version" varchar(40) NOT NULL, "given_at" bigint NOT NULL, "given_by_account_id" varchar(36) NOT NULL, "withdrawn_at" bigint, "withdrawn_by_account_id" varchar(36))',
    );
    await runner.query(
      'INSERT INTO "consent"("id", "volunteer_id", "kind", "text_version", "given_at", "given_by_account_id", "withdrawn_at", "withdrawn_by_account_id") SELECT "id", "volunteer_id", "kind", "text_version", "given_at", "given_by_account_id", "withdrawn_at", "withdrawn_by_account_id" FROM "temporary_consent"',
    );
    await runner.query('DROP TABLE "temporary_consent"');
    await runner.query('CREATE INDEX "consent_volunteer" ON "consent" ("volunteer_id", "kind") ');
    await runner.query('ALTER TABLE "ledger_posting" RENAME TO "temporary_ledger_posting"');
    await runner.query(
      'CREATE TABLE "ledger_posting" ("entry_id" varchar(36) NOT NULL, "line" integer NOT NULL, "account_id" varchar(36) NOT NULL, "minutes" bigint NOT NULL, "account_sequence" bigint NOT NULL, "balance_after_minutes" bigint NOT NULL, CONSTRAINT "ledger_posting_account_order" UNIQUE ("account_id", "account_sequence"), CONSTRAINT "ledger_posting_not_zero" CHECK (minutes <> 0), PRIMARY KEY ("entry_id", "line"))',
    );
    await runner.query(
      'INSERT INTO "ledger_posting"("entry_id", "line", "account_id", "minutes", "account_sequence", "balance_after_minutes") SELECT "entry_id", "line", "account_id", "minutes", "account_sequence", "balance_after_minutes" FROM "temporary_ledger_posting"',
    );
    await runner.query('DROP TABLE "temporary_ledger_posting"');
    await runner.query('DROP INDEX "ledger_entry_credit"');
    await runner.query('DROP INDEX "ledger_entry_reversal"');
    await runner.query('ALTER TABLE "ledger_entry" RENAME TO "temporary_ledger_entry"');
    await runner.query(
      'CREATE TABLE "ledger_entry" ("id" varchar(36) PRIMARY KEY NOT NULL, "kind" varchar(32) NOT NULL, "place_code" varchar(12) NOT NULL, "sequence" bigint NOT NULL, "idempotency_key" varchar(100) NOT NULL, "policy_version_id" varchar(36) NOT NULL, "service_record_id" varchar(36), "redemption_id" varchar(36), "reverses_entry_id" varchar(36), "actor_account_id" varchar(36), "reason" varchar(500), "created_at" bigint NOT NULL, "previous_hash" varchar(64) NOT NULL, "hash" varchar(64) NOT NULL, CONSTRAINT "ledger_entry_key" UNIQUE ("idempotency_key"), CONSTRAINT "ledger_entry_sequence" UNIQUE ("place_code", "sequence"))',
    );
    await runner.query(
      'INSERT INTO "ledger_entry"("id", "kind", "place_code", "sequence", "idempotency_key", "policy_version_id", "service_record_id", "redemption_id", "reverses_entry_id", "actor_account_id", "reason", "created_at", "previous_hash", "hash") SELECT "id", "kind", "place_code", "sequence", "idempotency_key", "policy_version_id", "service_record_id", "redemption_id", "reverses_entry_id", "actor_account_id", "reason", "created_at", "previous_hash", "hash" FROM "temporary_ledger_entry"',
    );
    await runner.query('DROP TABLE "temporary_ledger_entry"');
    await runner.query(
      'CREATE UNIQUE INDEX "ledger_entry_credit" ON "ledger_entry" ("service_record_id") WHERE kind = \'SERVICE_CREDIT\'',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "ledger_entry_reversal" ON "ledger_entry" ("reverses_entry_id") WHERE reverses_entry_id IS NOT NULL',
    );
    await runner.query('DROP INDEX "squad_training_once"');
    await runner.query('ALTER TABLE "squad_training" RENAME TO "temporary_squad_training"');
    await runner.query(
      'CREATE TABLE "squad_training" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "completed_on" varchar(10) NOT NULL, "recorded_by_account_id" varchar(36) NOT NULL, "recorded_at" bigint NOT NULL)',
    );
    await runner.query(
      'INSERT INTO "squad_training"("id", "volunteer_id", "kind", "completed_on", "recorded_by_account_id", "recorded_at") SELECT "id", "volunteer_id", "kind", "completed_on", "recorded_by_account_id", "recorded_at" FROM "temporary_squad_training"',
    );
    await runner.query('DROP TABLE "temporary_squad_training"');
    await runner.query(
      'CREATE UNIQUE INDEX "squad_training_once" ON "squad_training" ("volunteer_id", "kind", "completed_on") ',
    );
    await runner.query('DROP INDEX "assignment_proposal_community"');
    await runner.query('ALTER TABLE "assignment_proposal" RENAME TO "temporary_assignment_proposal"');
    await runner.query(
      'CREATE TABLE "assignment_proposal" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "basis_hash" varchar(64) NOT NULL, "items" text NOT NULL, "unassigned" text NOT NULL, "applied_at" bigint, "applied_by_account_id" varchar(36))',
    );
    await runner.query(
      'INSERT INTO "assignment_proposal"("id", "community_code", "created_by_account_id", "created_at", "basis_hash", "items", "unassigned", "applied_at", "applied_by_account_id") SELECT "id", "community_code", "created_by_account_id", "created_at", "basis_hash", "items", "unassigned", "applied_at", "applied_by_account_id" FROM "temporary_assignment_proposal"',
    );
    await runner.query('DROP TABLE "temporary_assignment_proposal"');
    await runner.query(
      'CREATE INDEX "assignment_proposal_community" ON "assignment_proposal" ("community_code", "id") ',
    );
    await runner.query('DROP INDEX "service_record_dispute_open"');
    await runner.query('DROP INDEX "service_record_dispute_due"');
    await runner.query('ALTER TABLE "service_record_dispute" RENAME TO "temporary_service_record_dispute"');
    await runner.query(
      'CREATE TABLE "service_record_dispute" ("id" varchar(36) PRIMARY KEY NOT NULL, "record_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "reason" varchar(1000) NOT NULL, "opened_at" bigint NOT NULL, "due_on" varchar(10) NOT NULL, "status" varchar(32) NOT NULL, "answer" varchar(1000), "answered_at" bigint, "answered_by_account_id" varchar(36))',
    );
    await runner.query(
      'INSERT INTO "service_record_dispute"("id", "record_id", "community_code", "reason", "opened_at", "due_on", "status", "answer", "answered_at", "answered_by_account_id") SELECT "id", "record_id", "community_code", "reason", "opened_at", "due_on", "status", "answer", "answered_at", "answered_by_account_id" FROM "temporary_service_record_dispute"',
    );
    await runner.query('DROP TABLE "temporary_service_record_dispute"');
    await runner.query(
      'CREATE UNIQUE INDEX "service_record_dispute_open" ON "service_record_dispute" ("record_id") WHERE status = \'OPEN\'',
    );
    await runner.query(
      'CREATE INDEX "service_record_dispute_due" ON "service_record_dispute" ("community_code", "status", "due_on", "id") ',
    );
    await runner.query('DROP INDEX "service_record_day_volunteer"');
    await runner.query('ALTER TABLE "service_record_day" RENAME TO "temporary_service_record_day"');
    await runner.query(
      'CREATE TABLE "service_record_day" ("record_id" varchar(36) NOT NULL, "day" varchar(10) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "raw_minutes" bigint NOT NULL, "credited_minutes" bigint NOT NULL, PRIMARY KEY ("record_id", "day"))',
    );
    await runner.query(
      'INSERT INTO "service_record_day"("record_id", "day", "volunteer_id", "raw_minutes", "credited_minutes") SELECT "record_id", "day", "volunteer_id", "raw_minutes", "credited_minutes" FROM "temporary_service_record_day"',
    );
    await runner.query('DROP TABLE "temporary_service_record_day"');
    await runner.query(
      'CREATE INDEX "service_record_day_volunteer" ON "service_record_day" ("volunteer_id", "day") ',
    );
    await runner.query('DROP INDEX "service_record_volunteer"');
    await runner.query('DROP INDEX "service_record_community"');
    await runner.query('DROP INDEX "service_record_squad"');
    await runner.query('DROP INDEX "service_record_recorder"');
    await runner.query('DROP INDEX "service_record_replaces"');
    await runner.query('ALTER TABLE "service_record" RENAME TO "temporary_service_record"');
    await runner.query(
      'CREATE TABLE "service_record" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "squad_id" varchar(36), "squad_kind" varchar(32), "occasion" varchar(120) NOT NULL, "address" varchar(200) NOT NULL, "content" varchar(1000) NOT NULL, "service_target" varchar(32) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "service_day" varchar(10) NOT NULL, "raw_minutes" bigint NOT NULL, "credited_minutes" bigint NOT NULL, "provenance" varchar(32) NOT NULL, "training" boolean NOT NULL, "organising_unit" varchar(120) NOT NULL, "person_in_charge" varchar(60) NOT NULL, "recorded_by_account_id" varchar(36) NOT NULL, "recorded_at" bigint NOT NULL, "recording_reason" varchar(500), "evidence" varchar(500), "policy_version_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "confirmed_by_account_id" varchar(36), "confirmed_by_volunteer_id" varchar(36), "decided_at" bigint, "decision_reason" varchar(500), "voided_at" bigint, "voided_by_account_id" varchar(36), "replaces_id" varchar(36), CONSTRAINT "service_record_confirmed_by" CHECK (status NOT IN (\'CONFIRMED\', \'VOIDED\') OR confirmed_by_account_id IS NOT NULL), CONSTRAINT "service_record_backfill_four_eyes" CHECK (provenance <> \'BACKFILLED\' OR confirmed_by_account_id IS NULL OR confirmed_by_account_id <> recorded_by_account_id), CONSTRAINT "service_record_not_own_confirmer" CHECK (confirmed_by_volunteer_id IS NULL OR confirmed_by_volunteer_id <> volunteer_id), CONSTRAINT "service_record_credit" CHECK (credited_minutes >= 0 AND credited_minutes <= raw_minutes), CONSTRAINT "service_record_span" CHECK (end_at > start_at))',
    );
    await runner.query(
      'INSERT INTO "service_record"("id", "volunteer_id", "community_code", "squad_id", "squad_kind", "occasion", "address", "content", "service_target", "start_at", "end_at", "service_day", "raw_minutes", "credited_minutes", "provenance", "training", "organising_unit", "person_in_charge", "recorded_by_account_id", "recorded_at", "recording_reason", "evidence", "policy_version_id", "status", "confirmed_by_account_id", "confirmed_by_volunteer_id", "decided_at", "decision_reason", "voided_at", "voided_by_account_id", "replaces_id") SELECT "id", "volunteer_id", "community_code", "squad_id", "squad_kind", "occasion", "address", "content", "service_target", "start_at", "end_at", "service_day", "raw_minutes", "credited_minutes", "provenance", "training", "organising_unit", "person_in_charge", "recorded_by_account_id", "recorded_at", "recording_reason", "evidence", "policy_version_id", "status", "confirmed_by_account_id", "confirmed_by_volunteer_id", "decided_at", "decision_reason", "voided_at", "voided_by_account_id", "replaces_id" FROM "temporary_service_record"',
    );
    await runner.query('DROP TABLE "temporary_service_record"');
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
    await runner.query('DROP INDEX "squad_membership_volunteer"');
    await runner.query('DROP INDEX "squad_membership_squad"');
    await runner.query('DROP INDEX "squad_membership_current"');
    await runner.query('DROP INDEX "squad_membership_primary"');
    await runner.query('ALTER TABLE "squad_membership" RENAME TO "temporary_squad_membership"');
    await runner.query(
      'CREATE TABLE "squad_membership" ("id" varchar(36) PRIMARY KEY NOT NULL, "squad_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "is_primary" boolean NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10), "assigned_by_account_id" varchar(36) NOT NULL, "ended_by_account_id" varchar(36), "end_reason" varchar(500), CONSTRAINT "squad_membership_period" CHECK (until_day IS NULL OR until_day >= from_day))',
    );
    await runner.query(
      'INSERT INTO "squad_membership"("id", "squad_id", "volunteer_id", "is_primary", "from_day", "until_day", "assigned_by_account_id", "ended_by_account_id", "end_reason") SELECT "id", "squad_id", "volunteer_id", "is_primary", "from_day", "until_day", "assigned_by_account_id", "ended_by_account_id", "end_reason" FROM "temporary_squad_membership"',
    );
    await runner.query('DROP TABLE "temporary_squad_membership"');
    await runner.query(
      'CREATE INDEX "squad_membership_volunteer" ON "squad_membership" ("volunteer_id", "from_day") ',
    );
    await runner.query(
      'CREATE INDEX "squad_membership_squad" ON "squad_membership" ("squad_id", "from_day") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "squad_membership_current" ON "squad_membership" ("squad_id", "volunteer_id") WHERE until_day IS NULL',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "squad_membership_primary" ON "squad_membership" ("volunteer_id") WHERE is_primary AND until_day IS NULL',
    );
    await runner.query('DROP INDEX "squad_community"');
    await runner.query('DROP INDEX "squad_open_name"');
    await runner.query('DROP INDEX "squad_leader"');
    await runner.query('ALTER TABLE "squad" RENAME TO "temporary_squad"');
    await runner.query(
      'CREATE TABLE "squad" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "kind" varchar(32) NOT NULL, "name" varchar(60) NOT NULL, "target_size" bigint NOT NULL, "wanted_skills" text NOT NULL, "leader_volunteer_id" varchar(36), "created_at" bigint NOT NULL, "closed_at" bigint)',
    );
    await runner.query(
      'INSERT INTO "squad"("id", "community_code", "kind", "name", "target_size", "wanted_skills", "leader_volunteer_id", "created_at", "closed_at") SELECT "id", "community_code", "kind", "name", "target_size", "wanted_skills", "leader_volunteer_id", "created_at", "closed_at" FROM "temporary_squad"',
    );
    await runner.query('DROP TABLE "temporary_squad"');
    await runner.query('CREATE INDEX "squad_community" ON "squad" ("community_code", "kind", "id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "squad_open_name" ON "squad" ("community_code", "name") WHERE closed_at IS NULL',
    );
    await runner.query('CREATE INDEX "squad_leader" ON "squad" ("leader_volunteer_id") ');
    await runner.query('DROP INDEX "volunteer_number"');
    await runner.query('DROP INDEX "volunteer_account"');
    await runner.query('DROP INDEX "volunteer_document"');
    await runner.query('DROP INDEX "volunteer_community"');
    await runner.query('DROP INDEX "volunteer_name"');
    await runner.query('DROP INDEX "volunteer_mobile"');
    await runner.query('ALTER TABLE "volunteer" RENAME TO "temporary_volunteer"');
    await runner.query(
      'CREATE TABLE "volunteer" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_no" varchar(20), "account_id" varchar(36), "community_code" varchar(12) NOT NULL, "status" varchar(32) NOT NULL, "name_sealed" text NOT NULL, "name_index" varchar(64), "masked_name" varchar(60) NOT NULL, "sex" varchar(32) NOT NULL, "birth_date" varchar(10) NOT NULL, "document_type" varchar(32) NOT NULL, "document_sealed" text NOT NULL, "document_index" varchar(64), "mobile_sealed" text NOT NULL, "mobile_index" varchar(64), "address_sealed" text, "guardian_sealed" text, "self_support_declared_on" varchar(10), "background" varchar(32) NOT NULL, "education" varchar(40), "employment" varchar(60), "skills" text NOT NULL, "service_kinds" text NOT NULL, "publication_consent_at" bigint, "registered_at" bigint NOT NULL, "registered_by_account_id" varchar(36) NOT NULL, "accepted_at" bigint, "reviewed_by_account_id" varchar(36), "status_reason" varchar(500), "suspended_until" varchar(10), "merged_into_id" varchar(36), "erased_at" bigint)',
    );
    await runner.query(
      'INSERT INTO "volunteer"("id", "volunteer_no", "account_id", "community_code", "status", "name_sealed", "name_index", "masked_name", "sex", "birth_date", "document_type", "document_sealed", "document_index", "mobile_sealed", "mobile_index", "address_sealed", "guardian_sealed", "self_support_declared_on", "background", "education", "employment", "skills", "service_kinds", "publication_consent_at", "registered_at", "registered_by_account_id", "accepted_at", "reviewed_by_account_id", "status_reason", "suspended_until", "merged_into_id", "erased_at") SELECT "id", "volunteer_no", "account_id", "community_code", "status", "name_sealed", "name_index", "masked_name", "sex", "birth_date", "document_type", "document_sealed", "document_index", "mobile_sealed", "mobile_index", "address_sealed", "guardian_sealed", "self_support_declared_on", "background", "education", "employment", "skills", "service_kinds", "publication_consent_at", "registered_at", "registered_by_account_id", "accepted_at", "reviewed_by_account_id", "status_reason", "suspended_until", "merged_into_id", "erased_at" FROM "temporary_volunteer"',
    );
    await runner.query('DROP TABLE "temporary_volunteer"');
    await runner.query('CREATE UNIQUE INDEX "volunteer_number" ON "volunteer" ("volunteer_no") ');
    await runner.query('CREATE UNIQUE INDEX "volunteer_account" ON "volunteer" ("account_id") ');
    await runner.query('CREATE UNIQUE INDEX "volunteer_document" ON "volunteer" ("document_index") ');
    await runner.query(
      'CREATE INDEX "volunteer_community" ON "volunteer" ("community_code", "status", "id") ',
    );
    await runner.query('CREATE INDEX "volunteer_name" ON "volunteer" ("name_index") ');
    await runner.query('CREATE INDEX "volunteer_mobile" ON "volunteer" ("mobile_index") ');
    await runner.query('DROP INDEX "place_parent"');
    await runner.query('ALTER TABLE "place" RENAME TO "temporary_place"');
    await runner.query(
      'CREATE TABLE "place" ("code" varchar(12) PRIMARY KEY NOT NULL, "kind" varchar(32) NOT NULL, "name" varchar(60) NOT NULL, "parent_code" varchar(12), "population" bigint, "volunteer_target" bigint, "premises_square_metres" bigint, "new_area" boolean NOT NULL, "updated_at" bigint NOT NULL, CONSTRAINT "place_code_length" CHECK (length(code) IN (6, 9, 12)))',
    );
    await runner.query(
      'INSERT INTO "place"("code", "kind", "name", "parent_code", "population", "volunteer_target", "premises_square_metres", "new_area", "updated_at") SELECT "code", "kind", "name", "parent_code", "population", "volunteer_target", "premises_square_metres", "new_area", "updated_at" FROM "temporary_place"',
    );
    await runner.query('DROP TABLE "temporary_place"');
    await runner.query('CREATE INDEX "place_parent" ON "place" ("parent_code", "code") ');
    await runner.query('DROP INDEX "role_grant_account"');
    await runner.query('DROP INDEX "role_grant_place"');
    await runner.query('ALTER TABLE "role_grant" RENAME TO "temporary_role_grant"');
    await runner.query(
      'CREATE TABLE "role_grant" ("id" varchar(36) PRIMARY KEY NOT NULL, "account_id" varchar(36) NOT NULL, "role" varchar(32) NOT NULL, "place_code" varchar(12) NOT NULL, "squad_id" varchar(36), "organisation_id" varchar(36), "granted_by_account_id" varchar(36), "granted_at" bigint NOT NULL, "revoked_at" bigint, "revoked_by_account_id" varchar(36), "revoke_reason" varchar(500))',
    );
    await runner.query(
      'INSERT INTO "role_grant"("id", "account_id", "role", "place_code", "squad_id", "organisation_id", "granted_by_account_id", "granted_at", "revoked_at", "revoked_by_account_id", "revoke_reason") SELECT "id", "account_id", "role", "place_code", "squad_id", "organisation_id", "granted_by_account_id", "granted_at", "revoked_at", "revoked_by_account_id", "revoke_reason" FROM "temporary_role_grant"',
    );
    await runner.query('DROP TABLE "temporary_role_grant"');
    await runner.query('CREATE INDEX "role_grant_account" ON "role_grant" ("account_id", "revoked_at") ');
    await runner.query('CREATE INDEX "role_grant_place" ON "role_grant" ("place_code", "id") ');
    await runner.query('DROP INDEX "session_account"');
    await runner.query('ALTER TABLE "session" RENAME TO "temporary_session"');
    await runner.query(
      'CREATE TABLE "session" ("id" varchar(36) PRIMARY KEY NOT NULL, "account_id" varchar(36) NOT NULL, "token_hash" varchar(64) NOT NULL, "created_at" bigint NOT NULL, "expires_at" bigint NOT NULL, "revoked_at" bigint)',
    );
    await runner.query(
      'INSERT INTO "session"("id", "account_id", "token_hash", "created_at", "expires_at", "revoked_at") SELECT "id", "account_id", "token_hash", "created_at", "expires_at", "revoked_at" FROM "temporary_session"',
    );
    await runner.query('DROP TABLE "temporary_session"');
    await runner.query('CREATE INDEX "session_account" ON "session" ("account_id") ');
    await runner.query('DROP INDEX "outbox_delivery_event"');
    await runner.query('ALTER TABLE "outbox_delivery" RENAME TO "temporary_outbox_delivery"');
    await runner.query(
      'CREATE TABLE "outbox_delivery" ("consumer" varchar(40) NOT NULL, "event_id" varchar(36) NOT NULL, PRIMARY KEY ("consumer", "event_id"))',
    );
    await runner.query(
      'INSERT INTO "outbox_delivery"("consumer", "event_id") SELECT "consumer", "event_id" FROM "temporary_outbox_delivery"',
    );
    await runner.query('DROP TABLE "temporary_outbox_delivery"');
    await runner.query('CREATE INDEX "outbox_delivery_event" ON "outbox_delivery" ("event_id") ');
    await runner.query('DROP TABLE "volunteer_number_counter"');
    await runner.query('DROP INDEX "volunteer_event_volunteer"');
    await runner.query('DROP TABLE "volunteer_event"');
    await runner.query('DROP INDEX "consent_volunteer"');
    await runner.query('DROP TABLE "consent"');
    await runner.query('DROP TABLE "ledger_chain"');
    await runner.query('DROP TABLE "ledger_posting"');
    await runner.query('DROP INDEX "ledger_entry_credit"');
    await runner.query('DROP INDEX "ledger_entry_reversal"');
    await runner.query('DROP TABLE "ledger_entry"');
    await runner.query('DROP TABLE "ledger_account"');
    await runner.query('DROP INDEX "squad_training_once"');
    await runner.query('DROP TABLE "squad_training"');
    await runner.query('DROP INDEX "assignment_proposal_community"');
    await runner.query('DROP TABLE "assignment_proposal"');
    await runner.query('DROP INDEX "service_record_dispute_open"');
    await runner.query('DROP INDEX "service_record_dispute_due"');
    await runner.query('DROP TABLE "service_record_dispute"');
    await runner.query('DROP INDEX "service_record_day_volunteer"');
    await runner.query('DROP TABLE "service_record_day"');
    await runner.query('DROP INDEX "service_record_volunteer"');
    await runner.query('DROP INDEX "service_record_community"');
    await runner.query('DROP INDEX "service_record_squad"');
    await runner.query('DROP INDEX "service_record_recorder"');
    await runner.query('DROP INDEX "service_record_replaces"');
    await runner.query('DROP TABLE "service_record"');
    await runner.query('DROP INDEX "squad_membership_volunteer"');
    await runner.query('DROP INDEX "squad_membership_squad"');
    await runner.query('DROP INDEX "squad_membership_current"');
    await runner.query('DROP INDEX "squad_membership_primary"');
    await runner.query('DROP TABLE "squad_membership"');
    await runner.query('DROP INDEX "squad_community"');
    await runner.query('DROP INDEX "squad_open_name"');
    await runner.query('DROP INDEX "squad_leader"');
    await runner.query('DROP TABLE "squad"');
    await runner.query('DROP INDEX "volunteer_number"');
    await runner.query('DROP INDEX "volunteer_account"');
    await runner.query('DROP INDEX "volunteer_document"');
    await runner.query('DROP INDEX "volunteer_community"');
    await runner.query('DROP INDEX "volunteer_name"');
    await runner.query('DROP INDEX "volunteer_mobile"');
    await runner.query('DROP TABLE "volunteer"');
    await runner.query('DROP INDEX "ranking_total_district"');
    await runner.query('DROP INDEX "ranking_total_street"');
    await runner.query('DROP INDEX "ranking_total_community"');
    await runner.query('DROP TABLE "ranking_total"');
    await runner.query('DROP INDEX "policy_version_validity"');
    await runner.query('DROP TABLE "policy_version"');
    await runner.query('DROP INDEX "place_parent"');
    await runner.query('DROP TABLE "place"');
    await runner.query('DROP TABLE "attempt"');
    await runner.query('DROP TABLE "login_code"');
    await runner.query('DROP INDEX "role_grant_account"');
    await runner.query('DROP INDEX "role_grant_place"');
    await runner.query('DROP TABLE "role_grant"');
    await runner.query('DROP INDEX "session_account"');
    await runner.query('DROP TABLE "session"');
    await runner.query('DROP INDEX "account_login"');
    await runner.query('DROP INDEX "account_volunteer"');
    await runner.query('DROP TABLE "account"');
    await runner.query('DROP TABLE "idempotency_record"');
    await runner.query('DROP INDEX "outbox_delivery_event"');
    await runner.query('DROP TABLE "outbox_delivery"');
    await runner.query('DROP TABLE "outbox_event"');
    await runner.query('DROP INDEX "audit_entry_place"');
    await runner.query('DROP INDEX "audit_entry_subject"');
    await runner.query('DROP TABLE "audit_entry"');
  }
}
