import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TimeBank1795693030566 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_never_negative"');
    await runner.query(
      'CREATE TABLE "volunteer_relation" ("id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "relative_id" character varying(36) NOT NULL, "kind" character varying(32) NOT NULL, "status" character varying(32) NOT NULL, "declared_at" bigint NOT NULL, "declared_by_account_id" character varying(36) NOT NULL, "answered_at" bigint, "answered_by_account_id" character varying(36), "evidence" character varying(200), "ended_at" bigint, "ended_by_account_id" character varying(36), CONSTRAINT "volunteer_relation_of_two" CHECK (volunteer_id <> relative_id OR status = \'ENDED\'), CONSTRAINT "PK_e2f7fb995807392bbb92f119148" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "volunteer_relation_live" ON "volunteer_relation"  ("volunteer_id", "relative_id") WHERE status IN (\'DECLARED\', \'CONFIRMED\')',
    );
    await runner.query(
      'CREATE INDEX "volunteer_relation_relative" ON "volunteer_relation"  ("relative_id", "status", "id") ',
    );
    await runner.query(
      'CREATE INDEX "volunteer_relation_declarer" ON "volunteer_relation"  ("volunteer_id", "status", "id") ',
    );
    await runner.query(
      'CREATE TABLE "redemption" ("id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "beneficiary_id" character varying(36) NOT NULL, "relation_id" character varying(36), "home_code" character varying(12) NOT NULL, "status" character varying(32) NOT NULL, "held_minutes" bigint NOT NULL, "gifted_minutes" bigint NOT NULL, "served_minutes" bigint NOT NULL, "used_minutes" bigint, "need_id" character varying(36) NOT NULL, "activity_id" character varying(36), "expires_on" character varying(10) NOT NULL, "requested_by_account_id" character varying(36) NOT NULL, "requested_at" bigint NOT NULL, "served_at" bigint, "closed_at" bigint, "policy_version_id" character varying(36) NOT NULL, CONSTRAINT "redemption_captured" CHECK ((status = \'CAPTURED\') = (used_minutes IS NOT NULL) AND (used_minutes IS NULL OR used_minutes > 0)), CONSTRAINT "redemption_minutes" CHECK (held_minutes > 0 AND gifted_minutes >= 0 AND gifted_minutes <= held_minutes), CONSTRAINT "PK_e96b16cd3061a61305951bc95a3" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "redemption_expiry" ON "redemption"  ("status", "expires_on") ');
    await runner.query('CREATE UNIQUE INDEX "redemption_need" ON "redemption"  ("need_id") ');
    await runner.query('CREATE INDEX "redemption_beneficiary" ON "redemption"  ("beneficiary_id", "id") ');
    await runner.query('CREATE INDEX "redemption_holder" ON "redemption"  ("volunteer_id", "id") ');
    await runner.query('CREATE INDEX "redemption_place" ON "redemption"  ("home_code", "status", "id") ');
    await runner.query(
      'CREATE TABLE "redemption_step" ("id" character varying(36) NOT NULL, "redemption_id" character varying(36) NOT NULL, "status" character varying(32) NOT NULL, "at" bigint NOT NULL, "by_account_id" character varying(36), "reason" character varying(500), CONSTRAINT "PK_86908d27c7922dfc9589663e422" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "redemption_step_order" ON "redemption_step"  ("redemption_id", "id") ');
    await runner.query(
      'CREATE TABLE "volunteer_circumstance" ("id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "kind" character varying(32) NOT NULL, "from_day" character varying(10) NOT NULL, "until_day" character varying(10), "evidence" character varying(200) NOT NULL, "verified_by_account_id" character varying(36) NOT NULL, "verified_at" bigint NOT NULL, CONSTRAINT "PK_85ccc802b627d650e8c6dc22c27" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "volunteer_circumstance_person" ON "volunteer_circumstance"  ("volunteer_id", "kind", "from_day") ',
    );
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
    await runner.query(
      'ALTER TABLE "volunteer_relation" ADD CONSTRAINT "FK_5b94d07cfb740ce10afa56e2be2" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "volunteer_relation" ADD CONSTRAINT "FK_2a7c5e7d3bec902e7819f6f02d8" FOREIGN KEY ("relative_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "redemption" ADD CONSTRAINT "FK_be112f093bb18f321b32e6adc45" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "redemption" ADD CONSTRAINT "FK_614e0051e63e7a7d1b6f7601a94" FOREIGN KEY ("beneficiary_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "redemption" ADD CONSTRAINT "FK_82bf1e5fa8235055b384717afbb" FOREIGN KEY ("relation_id") REFERENCES "volunteer_relation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "redemption" ADD CONSTRAINT "FK_07798ab4d2a3c05421ee240bc18" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "redemption" ADD CONSTRAINT "FK_8f3afa228c65b5f1353b0f83e40" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "redemption_step" ADD CONSTRAINT "FK_f8a7c0b165022089466c4b0439b" FOREIGN KEY ("redemption_id") REFERENCES "redemption"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "volunteer_circumstance" ADD CONSTRAINT "FK_f94d8f0ebd126e80c08bd578e32" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "volunteer_circumstance" DROP CONSTRAINT "FK_f94d8f0ebd126e80c08bd578e32"',
    );
    await runner.query('ALTER TABLE "redemption_step" DROP CONSTRAINT "FK_f8a7c0b165022089466c4b0439b"');
    await runner.query('ALTER TABLE "redemption" DROP CONSTRAINT "FK_8f3afa228c65b5f1353b0f83e40"');
    await runner.query('ALTER TABLE "redemption" DROP CONSTRAINT "FK_07798ab4d2a3c05421ee240bc18"');
    await runner.query('ALTER TABLE "redemption" DROP CONSTRAINT "FK_82bf1e5fa8235055b384717afbb"');
    await runner.query('ALTER TABLE "redemption" DROP CONSTRAINT "FK_614e0051e63e7a7d1b6f7601a94"');
    await runner.query('ALTER TABLE "redemption" DROP CONSTRAINT "FK_be112f093bb18f321b32e6adc45"');
    await runner.query('ALTER TABLE "volunteer_relation" DROP CONSTRAINT "FK_2a7c5e7d3bec902e7819f6f02d8"');
    await runner.query('ALTER TABLE "volunteer_relation" DROP CONSTRAINT "FK_5b94d07cfb740ce10afa56e2be2"');
    await runner.query('ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_never_below_zero"');
    await runner.query('DROP INDEX "public"."ledger_entry_overflow"');
    await runner.query('DROP INDEX "public"."ledger_entry_hold"');
    await runner.query('DROP INDEX "public"."ledger_entry_hold_end"');
    await runner.query('DROP INDEX "public"."ledger_entry_clearing"');
    await runner.query('DROP INDEX "public"."volunteer_circumstance_person"');
    await runner.query('DROP TABLE "volunteer_circumstance"');
    await runner.query('DROP INDEX "public"."redemption_step_order"');
    await runner.query('DROP TABLE "redemption_step"');
    await runner.query('DROP INDEX "public"."redemption_place"');
    await runner.query('DROP INDEX "public"."redemption_holder"');
    await runner.query('DROP INDEX "public"."redemption_beneficiary"');
    await runner.query('DROP INDEX "public"."redemption_need"');
    await runner.query('DROP INDEX "public"."redemption_expiry"');
    await runner.query('DROP TABLE "redemption"');
    await runner.query('DROP INDEX "public"."volunteer_relation_declarer"');
    await runner.query('DROP INDEX "public"."volunteer_relation_relative"');
    await runner.query('DROP INDEX "public"."volunteer_relation_live"');
    await runner.query('DROP TABLE "volunteer_relation"');
    await runner.query(
      "ALTER TABLE \"ledger_account\" ADD CONSTRAINT \"ledger_account_never_negative\" CHECK ((((kind)::text <> ALL ((ARRAY['HONOR'::character varying, 'AVAILABLE'::character varying, 'HELD'::character varying])::text[])) OR (balance_minutes >= 0)))",
    );
  }
}
