import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TimeBank1795692696928 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_never_negative"');
    await runner.query(
      'CREATE INDEX "ledger_entry_clearing" ON "ledger_entry"  ("place_code", "created_at") WHERE kind = \'CLEARING\'',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "ledger_entry_hold_end" ON "ledger_entry"  ("redemption_id") WHERE kind IN (\'CAPTURE\', \'RELEASE\')',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "ledger_entry_hold" ON "ledger_entry"  ("redemption_id") WHERE kind = \'HOLD\'',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "ledger_entry_overflow" ON "ledger_entry"  ("service_record_id") WHERE kind = \'CAP_OVERFLOW\'',
    );
    await runner.query(
      "ALTER TABLE \"ledger_account\" ADD CONSTRAINT \"ledger_account_never_below_zero\" CHECK (kind NOT IN ('HONOR', 'AVAILABLE', 'GIFTED', 'HELD') OR balance_minutes >= 0)",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_never_below_zero"');
    await runner.query('DROP INDEX "public"."ledger_entry_overflow"');
    await runner.query('DROP INDEX "public"."ledger_entry_hold"');
    await runner.query('DROP INDEX "public"."ledger_entry_hold_end"');
    await runner.query('DROP INDEX "public"."ledger_entry_clearing"');
    await runner.query(
      "ALTER TABLE \"ledger_account\" ADD CONSTRAINT \"ledger_account_never_negative\" CHECK ((((kind)::text <> ALL ((ARRAY['HONOR'::character varying, 'AVAILABLE'::character varying, 'HELD'::character varying])::text[])) OR (balance_minutes >= 0)))",
    );
  }
}
