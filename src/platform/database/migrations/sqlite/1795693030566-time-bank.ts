import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TimeBank1795693030566 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "temporary_ledger_account" ("id" varchar(36) PRIMARY KEY NOT NULL, "owner_kind" varchar(32) NOT NULL, "owner_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "balance_minutes" bigint NOT NULL, "posting_count" bigint NOT NULL, CONSTRAINT "ledger_account_owner" UNIQUE ("owner_id", "kind", "owner_kind"), CONSTRAINT "ledger_account_debt" CHECK ((kind <> \'DEBT\' OR balance_minutes <= 0)))',
    );
    await runner.query(
      'INSERT INTO "temporary_ledger_account"("id", "owner_kind", "owner_id", "kind", "balance_minutes", "posting_count") SELECT "id", "owner_kind", "owner_id", "kind", "balance_minutes", "posting_count" FROM "ledger_account"',
    );
    await runner.query('DROP TABLE "ledger_account"');
    await runner.query('ALTER TABLE "temporary_ledger_account" RENAME TO "ledger_account"');
    await runner.query(
      'CREATE TABLE "volunteer_relation" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "relative_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "declared_at" bigint NOT NULL, "declared_by_account_id" varchar(36) NOT NULL, "answered_at" bigint, "answered_by_account_id" varchar(36), "evidence" varchar(200), "ended_at" bigint, "ended_by_account_id" varchar(36), CONSTRAINT "volunteer_relation_of_two" CHECK (volunteer_id <> relative_id OR status = \'ENDED\'))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "volunteer_relation_live" ON "volunteer_relation" ("volunteer_id", "relative_id") WHERE status IN (\'DECLARED\', \'CONFIRMED\')',
    );
    await runner.query(
      'CREATE INDEX "volunteer_relation_relative" ON "volunteer_relation" ("relative_id", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "volunteer_relation_declarer" ON "volunteer_relation" ("volunteer_id", "status", "id") ',
    );
    await runner.query(
      'CREATE TABLE "redemption" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "beneficiary_id" varchar(36) NOT NULL, "relation_id" varchar(36), "home_code" varchar(12) NOT NULL, "status" varchar(32) NOT NULL, "held_minutes" bigint NOT NULL, "gifted_minutes" bigint NOT NULL, "served_minutes" bigint NOT NULL, "used_minutes" bigint, "need_id" varchar(36) NOT NULL, "activity_id" varchar(36), "expires_on" varchar(10) NOT NULL, "requested_by_account_id" varchar(36) NOT NULL, "requested_at" bigint NOT NULL, "served_at" bigint, "closed_at" bigint, "policy_version_id" varchar(36) NOT NULL, CONSTRAINT "redemption_captured" CHECK ((status = \'CAPTURED\') = (used_minutes IS NOT NULL) AND (used_minutes IS NULL OR used_minutes > 0)), CONSTRAINT "redemption_minutes" CHECK (held_minutes > 0 AND gifted_minutes >= 0 AND gifted_minutes <= held_minutes))',
    );
    await runner.query('CREATE INDEX "redemption_expiry" ON "redemption" ("status", "expires_on") ');
    await runner.query('CREATE UNIQUE INDEX "redemption_need" ON "redemption" ("need_id") ');
    await runner.query('CREATE INDEX "redemption_beneficiary" ON "redemption" ("beneficiary_id", "id") ');
    await runner.query('CREATE INDEX "redemption_holder" ON "redemption" ("volunteer_id", "id") ');
    await runner.query('CREATE INDEX "redemption_place" ON "redemption" ("home_code", "status", "id") ');
    await runner.query(
      'CREATE TABLE "redemption_step" ("id" varchar(36) PRIMARY KEY NOT NULL, "redemption_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "at" bigint NOT NULL, "by_account_id" varchar(36), "reason" varchar(500))',
    );
    await runner.query('CREATE INDEX "redemption_step_order" ON "redemption_step" ("redemption_id", "id") ');
    await runner.query(
      'CREATE TABLE "volunteer_circumstance" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10), "evidence" varchar(200) NOT NULL, "verified_by_account_id" varchar(36) NOT NULL, "verified_at" bigint NOT NULL)',
    );
    await runner.query(
      'CREATE INDEX "volunteer_circumstance_person" ON "volunteer_circumstance" ("volunteer_id", "kind", "from_day") ',
    );
    await runner.query(
      'CREATE INDEX "ledger_entry_clearing" ON "ledger_entry" ("place_code", "created_at") WHERE kind = \'CLEARING\'',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "ledger_entry_hold_end" ON "ledger_entry" ("redemption_id") WHERE kind IN (\'CAPTURE\', \'RELEASE\')',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "ledger_entry_hold" ON "ledger_entry" ("redemption_id") WHERE kind = \'HOLD\'',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "ledger_entry_overflow" ON "ledger_entry" ("service_record_id") WHERE kind = \'CAP_OVERFLOW\'',
    );
    await runner.query(
      'CREATE TABLE "temporary_ledger_account" ("id" varchar(36) PRIMARY KEY NOT NULL, "owner_kind" varchar(32) NOT NULL, "owner_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "balance_minutes" bigint NOT NULL, "posting_count" bigint NOT NULL, CONSTRAINT "ledger_account_owner" UNIQUE ("owner_id", "kind", "owner_kind"), CONSTRAINT "ledger_account_debt" CHECK ((kind <> \'DEBT\' OR balance_minutes <= 0)), CONSTRAINT "ledger_account_never_below_zero" CHECK (kind NOT IN (\'HONOR\', \'AVAILABLE\', \'GIFTED\', \'HELD\') OR balance_minutes >= 0))',
    );
    await runner.query(
      'INSERT INTO "temporary_ledger_account"("id", "owner_kind", "owner_id", "kind", "balance_minutes", "posting_count") SELECT "id", "owner_kind", "owner_id", "kind", "balance_minutes", "posting_count" FROM "ledger_account"',
    );
    await runner.query('DROP TABLE "ledger_account"');
    await runner.query('ALTER TABLE "temporary_ledger_account" RENAME TO "ledger_account"');
    await runner.query('DROP INDEX "volunteer_relation_live"');
    await runner.query('DROP INDEX "volunteer_relation_relative"');
    await runner.query('DROP INDEX "volunteer_relation_declarer"');
    await runner.query(
      'CREATE TABLE "temporary_volunteer_relation" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "relative_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "declared_at" bigint NOT NULL, "declared_by_account_id" varchar(36) NOT NULL, "answered_at" bigint, "answered_by_account_id" varchar(36), "evidence" varchar(200), "ended_at" bigint, "ended_by_account_id" varchar(36), CONSTRAINT "volunteer_relation_of_two" CHECK (volunteer_id <> relative_id OR status = \'ENDED\'), CONSTRAINT "FK_5b94d07cfb740ce10afa56e2be2" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_2a7c5e7d3bec902e7819f6f02d8" FOREIGN KEY ("relative_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_volunteer_relation"("id", "volunteer_id", "relative_id", "kind", "status", "declared_at", "declared_by_account_id", "answered_at", "answered_by_account_id", "evidence", "ended_at", "ended_by_account_id") SELECT "id", "volunteer_id", "relative_id", "kind", "status", "declared_at", "declared_by_account_id", "answered_at", "answered_by_account_id", "evidence", "ended_at", "ended_by_account_id" FROM "volunteer_relation"',
    );
    await runner.query('DROP TABLE "volunteer_relation"');
    await runner.query('ALTER TABLE "temporary_volunteer_relation" RENAME TO "volunteer_relation"');
    await runner.query(
      'CREATE UNIQUE INDEX "volunteer_relation_live" ON "volunteer_relation" ("volunteer_id", "relative_id") WHERE status IN (\'DECLARED\', \'CONFIRMED\')',
    );
    await runner.query(
      'CREATE INDEX "volunteer_relation_relative" ON "volunteer_relation" ("relative_id", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "volunteer_relation_declarer" ON "volunteer_relation" ("volunteer_id", "status", "id") ',
    );
    await runner.query('DROP INDEX "redemption_expiry"');
    await runner.query('DROP INDEX "redemption_need"');
    await runner.query('DROP INDEX "redemption_beneficiary"');
    await runner.query('DROP INDEX "redemption_holder"');
    await runner.query('DROP INDEX "redemption_place"');
    await runner.query(
      'CREATE TABLE "temporary_redemption" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "beneficiary_id" varchar(36) NOT NULL, "relation_id" varchar(36), "home_code" varchar(12) NOT NULL, "status" varchar(32) NOT NULL, "held_minutes" bigint NOT NULL, "gifted_minutes" bigint NOT NULL, "served_minutes" bigint NOT NULL, "used_minutes" bigint, "need_id" varchar(36) NOT NULL, "activity_id" varchar(36), "expires_on" varchar(10) NOT NULL, "requested_by_account_id" varchar(36) NOT NULL, "requested_at" bigint NOT NULL, "served_at" bigint, "closed_at" bigint, "policy_version_id" varchar(36) NOT NULL, CONSTRAINT "redemption_captured" CHECK ((status = \'CAPTURED\') = (used_minutes IS NOT NULL) AND (used_minutes IS NULL OR used_minutes > 0)), CONSTRAINT "redemption_minutes" CHECK (held_minutes > 0 AND gifted_minutes >= 0 AND gifted_minutes <= held_minutes), CONSTRAINT "FK_be112f093bb18f321b32e6adc45" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_614e0051e63e7a7d1b6f7601a94" FOREIGN KEY ("beneficiary_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_82bf1e5fa8235055b384717afbb" FOREIGN KEY ("relation_id") REFERENCES "volunteer_relation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_07798ab4d2a3c05421ee240bc18" FOREIGN KEY ("need_id") REFERENCES "need" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_8f3afa228c65b5f1353b0f83e40" FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_redemption"("id", "volunteer_id", "beneficiary_id", "relation_id", "home_code", "status", "held_minutes", "gifted_minutes", "served_minutes", "used_minutes", "need_id", "activity_id", "expires_on", "requested_by_account_id", "requested_at", "served_at", "closed_at", "policy_version_id") SELECT "id", "volunteer_id", "beneficiary_id", "relation_id", "home_code", "status", "held_minutes", "gifted_minutes", "served_minutes", "used_minutes", "need_id", "activity_id", "expires_on", "requested_by_account_id", "requested_at", "served_at", "closed_at", "policy_version_id" FROM "redemption"',
    );
    await runner.query('DROP TABLE "redemption"');
    await runner.query('ALTER TABLE "temporary_redemption" RENAME TO "redemption"');
    await runner.query('CREATE INDEX "redemption_expiry" ON "redemption" ("status", "expires_on") ');
    await runner.query('CREATE UNIQUE INDEX "redemption_need" ON "redemption" ("need_id") ');
    await runner.query('CREATE INDEX "redemption_beneficiary" ON "redemption" ("beneficiary_id", "id") ');
    await runner.query('CREATE INDEX "redemption_holder" ON "redemption" ("volunteer_id", "id") ');
    await runner.query('CREATE INDEX "redemption_place" ON "redemption" ("home_code", "status", "id") ');
    await runner.query('DROP INDEX "redemption_step_order"');
    await runner.query(
      'CREATE TABLE "temporary_redemption_step" ("id" varchar(36) PRIMARY KEY NOT NULL, "redemption_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "at" bigint NOT NULL, "by_account_id" varchar(36), "reason" varchar(500), CONSTRAINT "FK_f8a7c0b165022089466c4b0439b" FOREIGN KEY ("redemption_id") REFERENCES "redemption" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_redemption_step"("id", "redemption_id", "status", "at", "by_account_id", "reason") SELECT "id", "redemption_id", "status", "at", "by_account_id", "reason" FROM "redemption_step"',
    );
    await runner.query('DROP TABLE "redemption_step"');
    await runner.query('ALTER TABLE "temporary_redemption_step" RENAME TO "redemption_step"');
    await runner.query('CREATE INDEX "redemption_step_order" ON "redemption_step" ("redemption_id", "id") ');
    await runner.query('DROP INDEX "volunteer_circumstance_person"');
    await runner.query(
      'CREATE TABLE "temporary_volunteer_circumstance" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10), "evidence" varchar(200) NOT NULL, "verified_by_account_id" varchar(36) NOT NULL, "verified_at" bigint NOT NULL, CONSTRAINT "FK_f94d8f0ebd126e80c08bd578e32" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_volunteer_circumstance"("id", "volunteer_id", "kind", "from_day", "until_day", "evidence", "verified_by_account_id", "verified_at") SELECT "id", "volunteer_id", "kind", "from_day", "until_day", "evidence", "verified_by_account_id", "verified_at" FROM "volunteer_circumstance"',
    );
    await runner.query('DROP TABLE "volunteer_circumstance"');
    await runner.query('ALTER TABLE "temporary_volunteer_circumstance" RENAME TO "volunteer_circumstance"');
    await runner.query(
      'CREATE INDEX "volunteer_circumstance_person" ON "volunteer_circumstance" ("volunteer_id", "kind", "from_day") ',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "volunteer_circumstance_person"');
    await runner.query('ALTER TABLE "volunteer_circumstance" RENAME TO "temporary_volunteer_circumstance"');
    await runner.query(
      'CREATE TABLE "volunteer_circumstance" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10), "evidence" varchar(200) NOT NULL, "verified_by_account_id" varchar(36) NOT NULL, "verified_at" bigint NOT NULL)',
    );
    await runner.query(
      'INSERT INTO "volunteer_circumstance"("id", "volunteer_id", "kind", "from_day", "until_day", "evidence", "verified_by_account_id", "verified_at") SELECT "id", "volunteer_id", "kind", "from_day", "until_day", "evidence", "verified_by_account_id", "verified_at" FROM "temporary_volunteer_circumstance"',
    );
    await runner.query('DROP TABLE "temporary_volunteer_circumstance"');
    await runner.query(
      'CREATE INDEX "volunteer_circumstance_person" ON "volunteer_circumstance" ("volunteer_id", "kind", "from_day") ',
    );
    await runner.query('DROP INDEX "redemption_step_order"');
    await runner.query('ALTER TABLE "redemption_step" RENAME TO "temporary_redemption_step"');
    await runner.query(
      'CREATE TABLE "redemption_step" ("id" varchar(36) PRIMARY KEY NOT NULL, "redemption_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "at" bigint NOT NULL, "by_account_id" varchar(36), "reason" varchar(500))',
    );
    await runner.query(
      'INSERT INTO "redemption_step"("id", "redemption_id", "status", "at", "by_account_id", "reason") SELECT "id", "redemption_id", "status", "at", "by_account_id", "reason" FROM "temporary_redemption_step"',
    );
    await runner.query('DROP TABLE "temporary_redemption_step"');
    await runner.query('CREATE INDEX "redemption_step_order" ON "redemption_step" ("redemption_id", "id") ');
    await runner.query('DROP INDEX "redemption_place"');
    await runner.query('DROP INDEX "redemption_holder"');
    await runner.query('DROP INDEX "redemption_beneficiary"');
    await runner.query('DROP INDEX "redemption_need"');
    await runner.query('DROP INDEX "redemption_expiry"');
    await runner.query('ALTER TABLE "redemption" RENAME TO "temporary_redemption"');
    await runner.query(
      'CREATE TABLE "redemption" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "beneficiary_id" varchar(36) NOT NULL, "relation_id" varchar(36), "home_code" varchar(12) NOT NULL, "status" varchar(32) NOT NULL, "held_minutes" bigint NOT NULL, "gifted_minutes" bigint NOT NULL, "served_minutes" bigint NOT NULL, "used_minutes" bigint, "need_id" varchar(36) NOT NULL, "activity_id" varchar(36), "expires_on" varchar(10) NOT NULL, "requested_by_account_id" varchar(36) NOT NULL, "requested_at" bigint NOT NULL, "served_at" bigint, "closed_at" bigint, "policy_version_id" varchar(36) NOT NULL, CONSTRAINT "redemption_captured" CHECK ((status = \'CAPTURED\') = (used_minutes IS NOT NULL) AND (used_minutes IS NULL OR used_minutes > 0)), CONSTRAINT "redemption_minutes" CHECK (held_minutes > 0 AND gifted_minutes >= 0 AND gifted_minutes <= held_minutes))',
    );
    await runner.query(
      'INSERT INTO "redemption"("id", "volunteer_id", "beneficiary_id", "relation_id", "home_code", "status", "held_minutes", "gifted_minutes", "served_minutes", "used_minutes", "need_id", "activity_id", "expires_on", "requested_by_account_id", "requested_at", "served_at", "closed_at", "policy_version_id") SELECT "id", "volunteer_id", "beneficiary_id", "relation_id", "home_code", "status", "held_minutes", "gifted_minutes", "served_minutes", "used_minutes", "need_id", "activity_id", "expires_on", "requested_by_account_id", "requested_at", "served_at", "closed_at", "policy_version_id" FROM "temporary_redemption"',
    );
    await runner.query('DROP TABLE "temporary_redemption"');
    await runner.query('CREATE INDEX "redemption_place" ON "redemption" ("home_code", "status", "id") ');
    await runner.query('CREATE INDEX "redemption_holder" ON "redemption" ("volunteer_id", "id") ');
    await runner.query('CREATE INDEX "redemption_beneficiary" ON "redemption" ("beneficiary_id", "id") ');
    await runner.query('CREATE UNIQUE INDEX "redemption_need" ON "redemption" ("need_id") ');
    await runner.query('CREATE INDEX "redemption_expiry" ON "redemption" ("status", "expires_on") ');
    await runner.query('DROP INDEX "volunteer_relation_declarer"');
    await runner.query('DROP INDEX "volunteer_relation_relative"');
    await runner.query('DROP INDEX "volunteer_relation_live"');
    await runner.query('ALTER TABLE "volunteer_relation" RENAME TO "temporary_volunteer_relation"');
    await runner.query(
      'CREATE TABLE "volunteer_relation" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "relative_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "declared_at" bigint NOT NULL, "declared_by_account_id" varchar(36) NOT NULL, "answered_at" bigint, "answered_by_account_id" varchar(36), "evidence" varchar(200), "ended_at" bigint, "ended_by_account_id" varchar(36), CONSTRAINT "volunteer_relation_of_two" CHECK (volunteer_id <> relative_id OR status = \'ENDED\'))',
    );
    await runner.query(
      'INSERT INTO "volunteer_relation"("id", "volunteer_id", "relative_id", "kind", "status", "declared_at", "declared_by_account_id", "answered_at", "answered_by_account_id", "evidence", "ended_at", "ended_by_account_id") SELECT "id", "volunteer_id", "relative_id", "kind", "status", "declared_at", "declared_by_account_id", "answered_at", "answered_by_account_id", "evidence", "ended_at", "ended_by_account_id" FROM "temporary_volunteer_relation"',
    );
    await runner.query('DROP TABLE "temporary_volunteer_relation"');
    await runner.query(
      'CREATE INDEX "volunteer_relation_declarer" ON "volunteer_relation" ("volunteer_id", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "volunteer_relation_relative" ON "volunteer_relation" ("relative_id", "status", "id") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "volunteer_relation_live" ON "volunteer_relation" ("volunteer_id", "relative_id") WHERE status IN (\'DECLARED\', \'CONFIRMED\')',
    );
    await runner.query('ALTER TABLE "ledger_account" RENAME TO "temporary_ledger_account"');
    await runner.query(
      'CREATE TABLE "ledger_account" ("id" varchar(36) PRIMARY KEY NOT NULL, "owner_kind" varchar(32) NOT NULL, "owner_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "balance_minutes" bigint NOT NULL, "posting_count" bigint NOT NULL, CONSTRAINT "ledger_account_owner" UNIQUE ("owner_id", "kind", "owner_kind"), CONSTRAINT "ledger_account_debt" CHECK ((kind <> \'DEBT\' OR balance_minutes <= 0)))',
    );
    await runner.query(
      'INSERT INTO "ledger_account"("id", "owner_kind", "owner_id", "kind", "balance_minutes", "posting_count") SELECT "id", "owner_kind", "owner_id", "kind", "balance_minutes", "posting_count" FROM "temporary_ledger_account"',
    );
    await runner.query('DROP TABLE "temporary_ledger_account"');
    await runner.query('DROP INDEX "ledger_entry_overflow"');
    await runner.query('DROP INDEX "ledger_entry_hold"');
    await runner.query('DROP INDEX "ledger_entry_hold_end"');
    await runner.query('DROP INDEX "ledger_entry_clearing"');
    await runner.query('DROP INDEX "volunteer_circumstance_person"');
    await runner.query('DROP TABLE "volunteer_circumstance"');
    await runner.query('DROP INDEX "redemption_step_order"');
    await runner.query('DROP TABLE "redemption_step"');
    await runner.query('DROP INDEX "redemption_place"');
    await runner.query('DROP INDEX "redemption_holder"');
    await runner.query('DROP INDEX "redemption_beneficiary"');
    await runner.query('DROP INDEX "redemption_need"');
    await runner.query('DROP INDEX "redemption_expiry"');
    await runner.query('DROP TABLE "redemption"');
    await runner.query('DROP INDEX "volunteer_relation_declarer"');
    await runner.query('DROP INDEX "volunteer_relation_relative"');
    await runner.query('DROP INDEX "volunteer_relation_live"');
    await runner.query('DROP TABLE "volunteer_relation"');
    await runner.query('ALTER TABLE "ledger_account" RENAME TO "temporary_ledger_account"');
    await runner.query(
      'CREATE TABLE "ledger_account" ("id" varchar(36) PRIMARY KEY NOT NULL, "owner_kind" varchar(32) NOT NULL, "owner_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "balance_minutes" bigint NOT NULL, "posting_count" bigint NOT NULL, CONSTRAINT "ledger_account_owner" UNIQUE ("owner_id", "kind", "owner_kind"), CONSTRAINT "ledger_account_debt" CHECK ((kind <> \'DEBT\' OR balance_minutes <= 0)), CONSTRAINT "ledger_account_never_negative" CHECK ((kind NOT IN (\'HONOR\', \'AVAILABLE\', \'HELD\') OR balance_minutes >= 0)))',
    );
    await runner.query(
      'INSERT INTO "ledger_account"("id", "owner_kind", "owner_id", "kind", "balance_minutes", "posting_count") SELECT "id", "owner_kind", "owner_id", "kind", "balance_minutes", "posting_count" FROM "temporary_ledger_account"',
    );
    await runner.query('DROP TABLE "temporary_ledger_account"');
  }
}
