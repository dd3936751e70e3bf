import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TimeBank1795692696928 implements MigrationInterface {
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
  }

  async down(runner: QueryRunner): Promise<void> {
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
