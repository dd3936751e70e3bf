import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "audit_entry" ("id" character varying(36) NOT NULL, "at" bigint NOT NULL, "actor_account_id" character varying(36), "action" character varying(64) NOT NULL, "outcome" character varying(16) NOT NULL, "subject_type" character varying(48) NOT NULL, "subject_id" character varying(64), "place_code" character varying(12), "request_id" character varying(36), "details" text, CONSTRAINT "PK_58a130a4b9da189f46ba2a01801" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "audit_entry_subject" ON "audit_entry"  ("subject_type", "subject_id", "id") ',
    );
    await runner.query('CREATE INDEX "audit_entry_place" ON "audit_entry"  ("place_code", "id") ');
    await runner.query(
      'CREATE TABLE "outbox_event" ("id" character varying(36) NOT NULL, "type" character varying(64) NOT NULL, "payload" text NOT NULL, "created_at" bigint NOT NULL, CONSTRAINT "PK_cc0c9e40998e45ecfc5e313429d" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE TABLE "outbox_delivery" ("consumer" character varying(40) NOT NULL, "event_id" character varying(36) NOT NULL, CONSTRAINT "PK_a3a8fcd5ad102b95500b7201be0" PRIMARY KEY ("consumer", "event_id"))',
    );
    await runner.query('CREATE INDEX "outbox_delivery_event" ON "outbox_delivery"  ("event_id") ');
    await runner.query(
      'CREATE TABLE "idempotency_record" ("account_id" character varying(36) NOT NULL, "key" character varying(64) NOT NULL, "operation" character varying(64) NOT NULL, "input_hash" character varying(64) NOT NULL, "answer" text, "created_at" bigint NOT NULL, CONSTRAINT "PK_d8a1448f79bca16a293aba4e826" PRIMARY KEY ("account_id", "key"))',
    );
    await runner.query(
      'CREATE TABLE "account" ("id" character varying(36) NOT NULL, "login_index" character varying(64), "login_sealed" text NOT NULL, "password_hash" character varying(200), "must_change_password" boolean NOT NULL, "phone_verified_at" bigint, "volunteer_id" character varying(36), "created_at" bigint NOT NULL, "closed_at" bigint, CONSTRAINT "PK_54115ee388cdb6d86bb4bf5b2ea" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE UNIQUE INDEX "account_volunteer" ON "account"  ("volunteer_id") ');
    await runner.query('CREATE UNIQUE INDEX "account_login" ON "account"  ("login_index") ');
    await runner.query(
      'CREATE TABLE "session" ("id" character varying(36) NOT NULL, "account_id" character varying(36) NOT NULL, "token_hash" character varying(64) NOT NULL, "created_at" bigint NOT NULL, "expires_at" bigint NOT NULL, "revoked_at" bigint, CONSTRAINT "PK_f55da76ac1c3ac420f444d2ff11" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "session_account" ON "session"  ("account_id") ');
    await runner.query(
      'CREATE TABLE "role_grant" ("id" character varying(36) NOT NULL, "account_id" character varying(36) NOT NULL, "role" character varying(32) NOT NULL, "place_code" character varying(12) NOT NULL, "squad_id" character varying(36), "organisation_id" character varying(36), "granted_by_account_id" character varying(36), "granted_at" bigint NOT NULL, "revoked_at" bigint, "revoked_by_account_id" character varying(36), "revoke_reason" character varying(500), CONSTRAINT "PK_b9e50aafa723c536731c38529fb" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "role_grant_place" ON "role_grant"  ("place_code", "id") ');
    await runner.query('CREATE INDEX "role_grant_account" ON "role_grant"  ("account_id", "revoked_at") ');
    await runner.query(
      'CREATE TABLE "login_code" ("phone_index" character varying(64) NOT NULL, "code_hash" character varying(64) NOT NULL, "expires_at" bigint NOT NULL, CONSTRAINT "PK_fd093ff90460013b08859bc7c06" PRIMARY KEY ("phone_index"))',
    );
    await runner.query(
      'CREATE TABLE "attempt" ("key" character varying(80) NOT NULL, "window_started_at" bigint NOT NULL, "count" bigint NOT NULL, CONSTRAINT "PK_e3a39bfc9b3dc559313a8f4a957" PRIMARY KEY ("key"))',
    );
    await runner.query(
      'CREATE TABLE "place" ("code" character varying(12) NOT NULL, "kind" character varying(32) NOT NULL, "name" character varying(60) NOT NULL, "parent_code" character varying(12), "population" bigint, "volunteer_target" bigint, "premises_square_metres" bigint, "new_area" boolean NOT NULL, "updated_at" bigint NOT NULL, CONSTRAINT "place_code_length" CHECK (length(code) IN (6, 9, 12)), CONSTRAINT "PK_65b07d0905a0f43e4befd9b20b4" PRIMARY KEY ("code"))',
    );
    await runner.query('CREATE INDEX "place_parent" ON "place"  ("parent_code", "code") ');
    await runner.query(
      'CREATE TABLE "policy_version" ("id" character varying(36) NOT NULL, "place_code" character varying(12), "version" bigint NOT NULL, "valid_from" character varying(10) NOT NULL, "content" text NOT NULL, "created_by_account_id" character varying(36), "created_at" bigint NOT NULL, CONSTRAINT "policy_version_number" UNIQUE ("place_code", "version"), CONSTRAINT "PK_3f434bba531e04026bd90fcf7c5" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "policy_version_validity" ON "policy_version"  ("place_code", "valid_from", "version") ',
    );
    await runner.query(
      'CREATE TABLE "ranking_total" ("volunteer_id" character varying(36) NOT NULL, "squad_kind" character varying(16) NOT NULL, "period" character varying(7) NOT NULL, "district_code" character varying(12) NOT NULL, "street_code" character varying(12) NOT NULL, "community_code" character varying(12) NOT NULL, "volunteer_no" character varying(20) NOT NULL, "minutes" bigint NOT NULL, "rank_order" bigint NOT NULL, CONSTRAINT "PK_ca904adf0c4815fcb69718d51b8" PRIMARY KEY ("volunteer_id", "squad_kind", "period"))',
    );
    await runner.query(
      'CREATE INDEX "ranking_total_community" ON "ranking_total"  ("community_code", "squad_kind", "period", "rank_order", "volunteer_no") ',
    );
    await runner.query(
      'CREATE INDEX "ranking_total_street" ON "ranking_total"  ("street_code", "squad_kind", "period", "rank_order", "volunteer_no") ',
    );
    await runner.query(
      'CREATE INDEX "ranking_total_district" ON "ranking_total"  ("district_code", "squad_kind", "period", "rank_order", "volunteer_no") ',
    );
    await runner.query(
      'CREATE TABLE "volunteer" ("id" character varying(36) NOT NULL, "volunteer_no" character varying(20), "account_id" character varying(36), "community_code" character varying(12) NOT NULL, "status" character varying(32) NOT NULL, "name_sealed" text NOT NULL, "name_index" character varying(64), "masked_name" character varying(60) NOT NULL, "sex" character varying(32) NOT NULL, "birth_date" character varying(10) NOT NULL, "document_type" character varying(32) NOT NULL, "document_sealed" text NOT NULL, "document_index" character varying(64), "mobile_sealed" text NOT NULL, "mobile_index" character varying(64), "address_sealed" text, "guardian_sealed" text, "self_support_declared_on" character varying(10), "background" character varying(32) NOT NULL, "education" character varying(40), "employment" character varying(60), "skills" text NOT NULL, "service_kinds" text NOT NULL, "publication_consent_at" bigint, "registered_at" bigint NOT NULL, "registered_by_account_id" character varying(36) NOT NULL, "accepted_at" bigint, "reviewed_by_account_id" character varying(36), "status_reason" character varying(500), "suspended_until" character varying(10), "merged_into_id" character varying(36), "erased_at" bigint, CONSTRAINT "PK_76924da1998b3e07025e04c4d3c" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "volunteer_mobile" ON "volunteer"  ("mobile_index") ');
    await runner.query('CREATE INDEX "volunteer_name" ON "volunteer"  ("name_index") ');
    await runner.query(
      'CREATE INDEX "volunteer_community" ON "volunteer"  ("community_code", "status", "id") ',
    );
    await runner.query('CREATE UNIQUE INDEX "volunteer_document" ON "volunteer"  ("document_index") ');
    await runner.query('CREATE UNIQUE INDEX "volunteer_account" ON "volunteer"  ("account_id") ');
    await runner.query('CREATE UNIQUE INDEX "volunteer_number" ON "volunteer"  ("volunteer_no") ');
    await runner.query(
      'CREATE TABLE "squad" ("id" character varying(36) NOT NULL, "community_code" character varying(12) NOT NULL, "kind" character varying(32) NOT NULL, "name" character varying(60) NOT NULL, "target_size" bigint NOT NULL, "wanted_skills" text NOT NULL, "leader_volunteer_id" character varying(36), "created_at" bigint NOT NULL, "closed_at" bigint, CONSTRAINT "PK_90e924b0dbb125f974606646bce" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "squad_leader" ON "squad"  ("leader_volunteer_id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "squad_open_name" ON "squad"  ("community_code", "name") WHERE closed_at IS NULL',
    );
    await runner.query('CREATE INDEX "squad_community" ON "squad"  ("community_code", "kind", "id") ');
    await runner.query(
      'CREATE TABLE "squad_membership" ("id" character varying(36) NOT NULL, "squad_id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "is_primary" boolean NOT NULL, "from_day" character varying(10) NOT NULL, "until_day" character varying(10), "assigned_by_account_id" character varying(36) NOT NULL, "ended_by_account_id" character varying(36), "end_reason" character varying(500), CONSTRAINT "squad_membership_period" CHECK (until_day IS NULL OR until_day >= from_day), CONSTRAINT "PK_61d1096d30520d06a70012d5de4" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "squad_membership_primary" ON "squad_membership"  ("volunteer_id") WHERE is_primary AND until_day IS NULL',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "squad_membership_current" ON "squad_membership"  ("squad_id", "volunteer_id") WHERE until_day IS NULL',
    );
    await runner.query(
      'CREATE INDEX "squad_membership_squad" ON "squad_membership"  ("squad_id", "from_day") ',
    );
    await runner.query(
      'CREATE INDEX "squad_membership_volunteer" ON "squad_membership"  ("volunteer_id", "from_day") ',
    );
    await runner.query(
      'CREATE TABLE "service_record" ("id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "community_code" character varying(12) NOT NULL, "squad_id" character varying(36), "squad_kind" character varying(32), "occasion" character varying(120) NOT NULL, "address" character varying(200) NOT NULL, "content" character varying(1000) NOT NULL, "service_target" character varying(32) NOT NULL, "start_at" bigint NOT NULL, "end_at" bigint NOT NULL, "service_day" character varying(10) NOT NULL, "raw_minutes" bigint NOT NULL, "credited_minutes" bigint NOT NULL, "provenance" character varying(32) NOT NULL, "training" boolean NOT NULL, "organising_unit" character varying(120) NOT NULL, "person_in_charge" character varying(60) NOT NULL, "recorded_by_account_id" character varying(36) NOT NULL, "recorded_at" bigint NOT NULL, "recording_reason" character varying(500), "evidence" character varying(500), "policy_version_id" character varying(36) NOT NULL, "status" character varying(32) NOT NULL, "confirmed_by_account_id" character varying(36), "confirmed_by_volunteer_id" character varying(36), "decided_at" bigint, "decision_reason" character varying(500), "voided_at" bigint, "voided_by_account_id" character varying(36), "replaces_id" character varying(36), CONSTRAINT "service_record_confirmed_by" CHECK (status NOT IN (\'CONFIRMED\', \'VOIDED\') OR confirmed_by_account_id IS NOT NULL), CONSTRAINT "service_record_backfill_four_eyes" CHECK (provenance <> \'BACKFILLED\' OR confirmed_by_account_id IS NULL OR confirmed_by_account_id <> recorded_by_account_id), CONSTRAINT "service_record_not_own_confirmer" CHECK (confirmed_by_volunteer_id IS NULL OR confirmed_by_volunteer_id <> volunteer_id), CONSTRAINT "service_record_credit" CHECK (credited_minutes >= 0 AND credited_minutes <= raw_minutes), CONSTRAINT "service_record_span" CHECK (end_at > start_at), CONSTRAINT "PK_9420457010efff21604d3d9c17b" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "service_record_replaces" ON "service_record"  ("replaces_id") WHERE replaces_id IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX "service_record_recorder" ON "service_record"  ("recorded_by_account_id", "recorded_at") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_squad" ON "service_record"  ("squad_id", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_community" ON "service_record"  ("community_code", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "service_record_volunteer" ON "service_record"  ("volunteer_id", "start_at") ',
    );
    await runner.query(
      'CREATE TABLE "service_record_day" ("record_id" character varying(36) NOT NULL, "day" character varying(10) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "raw_minutes" bigint NOT NULL, "credited_minutes" bigint NOT NULL, CONSTRAINT "PK_88350f252be7199d0c5a3774dac" PRIMARY KEY ("record_id", "day"))',
    );
    await runner.query(
      'CREATE INDEX "service_record_day_volunteer" ON "service_record_day"  ("volunteer_id", "day") ',
    );
    await runner.query(
      'CREATE TABLE "service_record_dispute" ("id" character varying(36) NOT NULL, "record_id" character varying(36) NOT NULL, "community_code" character varying(12) NOT NULL, "reason" character varying(1000) NOT NULL, "opened_at" bigint NOT NULL, "due_on" character varying(10) NOT NULL, "status" character varying(32) NOT NULL, "answer" character varying(1000), "answered_at" bigint, "answered_by_account_id" character varying(36), CONSTRAINT "PK_4c9b7979414428c7f1fe372367d" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "service_record_dispute_due" ON "service_record_dispute"  ("community_code", "status", "due_on", "id") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "service_record_dispute_open" ON "service_record_dispute"  ("record_id") WHERE status = \'OPEN\'',
    );
    await runner.query(
      'CREATE TABLE "assignment_proposal" ("id" character varying(36) NOT NULL, "community_code" character varying(12) NOT NULL, "created_by_account_id" character varying(36) NOT NULL, "created_at" bigint NOT NULL, "basis_hash" character varying(64) NOT NULL, "items" text NOT NULL, "unassigned" text NOT NULL, "applied_at" bigint, "applied_by_account_id" character varying(36), CONSTRAINT "PK_94cc83e8c1d8cb8c5e29409d966" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "assignment_proposal_community" ON "assignment_proposal"  ("community_code", "id") ',
    );
    await runner.query(
      'CREATE TABLE "squad_training" ("id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "kind" character varying(32) NOT NULL, "completed_on" character varying(10) NOT NULL, "recorded_by_account_id" character varying(36) NOT NULL, "recorded_at" bigint NOT NULL, CONSTRAINT "PK_ecad7ec38bc2b4fbbaa6a435f35" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "squad_training_once" ON "squad_training"  ("volunteer_id", "kind", "completed_on") ',
    );
    await runner.query(
      'CREATE TABLE "ledger_account" ("id" character varying(36) NOT NULL, "owner_kind" character varying(32) NOT NULL, "owner_id" character varying(36) NOT NULL, "kind" character varying(32) NOT NULL, "balance_minutes" bigint NOT NULL, "posting_count" bigint NOT NULL, CONSTRAINT "ledger_account_owner" UNIQUE ("owner_id", "kind", "owner_kind"), CONSTRAINT "ledger_account_debt" CHECK (kind <> \'DEBT\' OR balance_minutes <= 0), CONSTRAINT "ledger_account_never_negative" CHECK (kind NOT IN (\'HONOR\', \'AVAILABLE\', \'HELD\') OR balance_minutes >= 0), CONSTRAINT "PK_34640393ff83dad2b4627d7ae5f" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE TABLE "ledger_entry" ("id" character varying(36) NOT NULL, "kind" character varying(32) NOT NULL, "place_code" character varying(12) NOT NULL, "sequence" bigint NOT NULL, "idempotency_key" character varying(100) NOT NULL, "policy_version_id" character varying(36) NOT NULL, "service_record_id" character varying(36), "redemption_id" character varying(36), "reverses_entry_id" character varying(36), "actor_account_id" character varying(36), "reason" character varying(500), "created_at" bigint NOT NULL, "previous_hash" character varying(64) NOT NULL, "hash" character varying(64) NOT NULL, CONSTRAINT "ledger_entry_key" UNIQUE ("idempotency_key"), CONSTRAINT "ledger_entry_sequence" UNIQUE ("place_code", "sequence"), CONSTRAINT "PK_04e9d274911f909a5848a15cd74" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "ledger_entry_reversal" ON "ledger_entry"  ("reverses_entry_id") WHERE reverses_entry_id IS NOT NULL',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "ledger_entry_credit" ON "ledger_entry"  ("service_record_id") WHERE kind = \'SERVICE_CREDIT\'',
    );
    await runner.query(
      'CREATE TABLE "ledger_posting" ("entry_id" character varying(36) NOT NULL, "line" integer NOT NULL, "account_id" character varying(36) NOT NULL, "minutes" bigint NOT NULL, "account_sequence" bigint NOT NULL, "balance_after_minutes" bigint NOT NULL, CONSTRAINT "ledger_posting_account_order" UNIQUE ("account_id", "account_sequence"), CONSTRAINT "ledger_posting_not_zero" CHECK (minutes <> 0), CONSTRAINT "PK_8609c27c763efec07054f34d7a3" PRIMARY KEY ("entry_id", "line"))',
    );
    await runner.query(
      'CREATE TABLE "ledger_chain" ("place_code" character varying(12) NOT NULL, "sequence" bigint NOT NULL, "head_hash" character varying(64) NOT NULL, CONSTRAINT "PK_6e7e9992f1ad904431f209fac1a" PRIMARY KEY ("place_code"))',
    );
    await runner.query(
      'CREATE TABLE "consent" ("id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "kind" character varying(32) NOT NULL, "text_version" character varying(40) NOT NULL, "given_at" bigint NOT NULL, "given_by_account_id" character varying(36) NOT NULL, "withdrawn_at" bigint, "withdrawn_by_account_id" character varying(36), CONSTRAINT "PK_9115e8d6b082d4fc46d56134d29" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "consent_volunteer" ON "consent"  ("volunteer_id", "kind") ');
    await runner.query(
      'CREATE TABLE "volunteer_event" ("id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "kind" character varying(32) NOT NULL, "from_value" character varying(36) NOT NULL, "to_value" character varying(36) NOT NULL, "reason" character varying(500), "at" bigint NOT NULL, "by_account_id" character varying(36), CONSTRAINT "PK_3ff794112277fc92ddbcefa51f8" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "volunteer_event_volunteer" ON "volunteer_event"  ("volunteer_id", "id") ',
    );
    await runner.query(
      'CREATE TABLE "volunteer_number_counter" ("district_code" character varying(6) NOT NULL, "last_number" bigint NOT NULL, CONSTRAINT "PK_8019a144d23f31e0159d6282c6e" PRIMARY KEY ("district_code"))',
    );
    await runner.query(
      'ALTER TABLE "outbox_delivery" ADD CONSTRAINT "FK_7286ef82b8973078144043bc0b2" FOREIGN KEY ("event_id") REFERENCES "outbox_event"("id") ON DELETE CASCADE ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "session" ADD CONSTRAINT "FK_fae5a6b4a57f098e9af8520d499" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "role_grant" ADD CONSTRAINT "FK_bc6702f23e76faca48a341fad66" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "place" ADD CONSTRAINT "FK_a763b2f9ca1550e44e45341d4bb" FOREIGN KEY ("parent_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "volunteer" ADD CONSTRAINT "FK_bd79d47cc7217fae4d54636416e" FOREIGN KEY ("community_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "squad" ADD CONSTRAINT "FK_13a15c9766172813f8179df4288" FOREIGN KEY ("community_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "squad" ADD CONSTRAINT "FK_aae19faa56e9a4d8fc913471805" FOREIGN KEY ("leader_volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "squad_membership" ADD CONSTRAINT "FK_5338765f1b611512488e690b88f" FOREIGN KEY ("squad_id") REFERENCES "squad"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "squad_membership" ADD CONSTRAINT "FK_a5cf5bf88357d46745fb0d51bef" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "service_record" ADD CONSTRAINT "FK_b23c4d0b35001b98ef2c488f788" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "service_record" ADD CONSTRAINT "FK_174cc3d50bc1eeb43bd32dae0c4" FOREIGN KEY ("community_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "service_record" ADD CONSTRAINT "FK_3103268aa68a1111cc0147095ca" FOREIGN KEY ("squad_id") REFERENCES "squad"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "service_record" ADD CONSTRAINT "FK_2fd3e9f7c1e73fc968b8a69cb4d" FOREIGN KEY ("replaces_id") REFERENCES "service_record"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "service_record_day" ADD CONSTRAINT "FK_dd5afa5b397cc4a6a2d3f061b4d" FOREIGN KEY ("record_id") REFERENCES "service_record"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "service_record_dispute" ADD CONSTRAINT "FK_b97055c1cf50b468de17001a0dc" FOREIGN KEY ("record_id") REFERENCES "service_record"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "assignment_proposal" ADD CONSTRAINT "FK_6be086b10f224743ecbe6a83e3f" FOREIGN KEY ("community_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "squad_training" ADD CONSTRAINT "FK_5da7492e3515b04442a2318b3fb" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "ledger_entry" ADD CONSTRAINT "FK_b18579543362ebb78db7c248aff" FOREIGN KEY ("reverses_entry_id") REFERENCES "ledger_entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "ledger_posting" ADD CONSTRAINT "FK_8b41189a991b30e5e32b883c874" FOREIGN KEY ("entry_id") REFERENCES "ledger_entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "ledger_posting" ADD CONSTRAINT "FK_6fa00c03a62d75cfb749b95a89c" FOREIGN KEY ("account_id") REFERENCES "ledger_account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "consent" ADD CONSTRAINT "FK_f263148194e77179b47f7280d83" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "volunteer_event" ADD CONSTRAINT "FK_bd15cd0a416212f349c6788e5f1" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "volunteer_event" DROP CONSTRAINT "FK_bd15cd0a416212f349c6788e5f1"');
    await runner.query('ALTER TABLE "consent" DROP CONSTRAINT "FK_f263148194e77179b47f7280d83"');
    await runner.query('ALTER TABLE "ledger_posting" DROP CONSTRAINT "FK_6fa00c03a62d75cfb749b95a89c"');
    await runner.query('ALTER TABLE "ledger_posting" DROP CONSTRAINT "FK_8b41189a991b30e5e32b883c874"');
    await runner.query('ALTER TABLE "ledger_entry" DROP CONSTRAINT "FK_b18579543362ebb78db7c248aff"');
    await runner.query('ALTER TABLE "squad_training" DROP CONSTRAINT "FK_5da7492e3515b04442a2318b3fb"');
    await runner.query('ALTER TABLE "assignment_proposal" DROP CONSTRAINT "FK_6be086b10f224743ecbe6a83e3f"');
    await runner.query(
      'ALTER TABLE "service_record_dispute" DROP CONSTRAINT "FK_b97055c1cf50b468de17001a0dc"',
    );
    await runner.query('ALTER TABLE "service_record_day" DROP CONSTRAINT "FK_dd5afa5b397cc4a6a2d3f061b4d"');
    await runner.query('ALTER TABLE "service_record" DROP CONSTRAINT "FK_2fd3e9f7c1e73fc968b8a69cb4d"');
    await runner.query('ALTER TABLE "service_record" DROP CONSTRAINT "FK_3103268aa68a1111cc0147095ca"');
    await runner.query('ALTER TABLE "service_record" DROP CONSTRAINT "FK_174cc3d50bc1eeb43bd32dae0c4"');
    await runner.query('ALTER TABLE "service_record" DROP CONSTRAINT "FK_b23c4d0b35001b98ef2c488f788"');
    await runner.query('ALTER TABLE "squad_membership" DROP CONSTRAINT "FK_a5cf5bf88357d46745fb0d51bef"');
    await runner.query('ALTER TABLE "squad_membership" DROP CONSTRAINT "FK_5338765f1b611512488e690b88f"');
    await runner.query('ALTER TABLE "squad" DROP CONSTRAINT "FK_aae19faa56e9a4d8fc913471805"');
    await runner.query('ALTER TABLE "squad" DROP CONSTRAINT "FK_13a15c9766172813f8179df4288"');
    await runner.query('ALTER TABLE "volunteer" DROP CONSTRAINT "FK_bd79d47cc7217fae4d54636416e"');
    await runner.query('ALTER TABLE "place" DROP CONSTRAINT "FK_a763b2f9ca1550e44e45341d4bb"');
    await runner.query('ALTER TABLE "role_grant" DROP CONSTRAINT "FK_bc6702f23e76faca48a341fad66"');
    await runner.query('ALTER TABLE "session" DROP CONSTRAINT "FK_fae5a6b4a57f098e9af8520d499"');
    await runner.query('ALTER TABLE "outbox_delivery" DROP CONSTRAINT "FK_7286ef82b8973078144043bc0b2"');
    await runner.query('DROP TABLE "volunteer_number_counter"');
    await runner.query('DROP INDEX "public"."volunteer_event_volunteer"');
    await runner.query('DROP TABLE "volunteer_event"');
    await runner.query('DROP INDEX "public"."consent_volunteer"');
    await runner.query('DROP TABLE "consent"');
    await runner.query('DROP TABLE "ledger_chain"');
    await runner.query('DROP TABLE "ledger_posting"');
    await runner.query('DROP INDEX "public"."ledger_entry_credit"');
    await runner.query('DROP INDEX "public"."ledger_entry_reversal"');
    await runner.query('DROP TABLE "ledger_entry"');
    await runner.query('DROP TABLE "ledger_account"');
    await runner.query('DROP INDEX "public"."squad_training_once"');
    await runner.query('DROP TABLE "squad_training"');
    await runner.query('DROP INDEX "public"."assignment_proposal_community"');
    await runner.query('DROP TABLE "assignment_proposal"');
    await runner.query('DROP INDEX "public"."service_record_dispute_open"');
    await runner.query('DROP INDEX "public"."service_record_dispute_due"');
    await runner.query('DROP TABLE "service_record_dispute"');
    await runner.query('DROP INDEX "public"."service_record_day_volunteer"');
    await runner.query('DROP TABLE "service_record_day"');
    await runner.query('DROP INDEX "public"."service_record_volunteer"');
    await runner.query('DROP INDEX "public"."service_record_community"');
    await runner.query('DROP INDEX "public"."service_record_squad"');
    await runner.query('DROP INDEX "public"."service_record_recorder"');
    await runner.query('DROP INDEX "public"."service_record_replaces"');
    await runner.query('DROP TABLE "service_record"');
    await runner.query('DROP INDEX "public"."squad_membership_volunteer"');
    await runner.query('DROP INDEX "public"."squad_membership_squad"');
    await runner.query('DROP INDEX "public"."squad_membership_current"');
    await runner.query('DROP INDEX "public"."squad_membership_primary"');
    await runner.query('DROP TABLE "squad_membership"');
    await runner.query('DROP INDEX "public"."squad_community"');
    await runner.query('DROP INDEX "public"."squad_open_name"');
    await runner.query('DROP INDEX "public"."squad_leader"');
    await runner.query('DROP TABLE "squad"');
    await runner.query('DROP INDEX "public"."volunteer_number"');
    await runner.query('DROP INDEX "public"."volunteer_account"');
    await runner.query('DROP INDEX "public"."volunteer_document"');
    await runner.query('DROP INDEX "public"."volunteer_community"');
    await runner.query('DROP INDEX "public"."volunteer_name"');
    await runner.query('DROP INDEX "public"."volunteer_mobile"');
    await runner.query('DROP TABLE "volunteer"');
    await runner.query('DROP INDEX "public"."ranking_total_district"');
    await runner.query('DROP INDEX "public"."ranking_total_street"');
    await runner.query('DROP INDEX "public"."ranking_total_community"');
    await runner.query('DROP TABLE "ranking_total"');
    await runner.query('DROP INDEX "public"."policy_version_validity"');
    await runner.query('DROP TABLE "policy_version"');
    await runner.query('DROP INDEX "public"."place_parent"');
    await runner.query('DROP TABLE "place"');
    await runner.query('DROP TABLE "attempt"');
    await runner.query('DROP TABLE "login_code"');
    await runner.query('DROP INDEX "public"."role_grant_account"');
    await runner.query('DROP INDEX "public"."role_grant_place"');
    await runner.query('DROP TABLE "role_grant"');
    await runner.query('DROP INDEX "public"."session_account"');
    await runner.query('DROP TABLE "session"');
    await runner.query('DROP INDEX "public"."account_login"');
    await runner.query('DROP INDEX "public"."account_volunteer"');
    await runner.query('DROP TABLE "account"');
    await runner.query('DROP TABLE "idempotency_record"');
    await runner.query('DROP INDEX "public"."outbox_delivery_event"');
    await runner.query('DROP TABLE "outbox_delivery"');
    await runner.query('DROP TABLE "outbox_event"');
    await runner.query('DROP INDEX "public"."audit_entry_place"');
    await runner.query('DROP INDEX "public"."audit_entry_subject"');
    await runner.query('DROP TABLE "audit_entry"');
  }
}
