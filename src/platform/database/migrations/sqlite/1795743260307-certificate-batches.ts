import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CertificateBatches1795743260307 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "certificate_batch" ("id" varchar(36) PRIMARY KEY NOT NULL, "issuer_code" varchar(12) NOT NULL, "title" varchar(100) NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10) NOT NULL, "requested_by_account_id" varchar(36) NOT NULL, "requested_at" bigint NOT NULL, CONSTRAINT "certificate_batch_period" CHECK (until_day >= from_day))',
    );
    await runner.query(
      'CREATE INDEX "certificate_batch_issuer" ON "certificate_batch" ("issuer_code", "id") ',
    );
    await runner.query(
      'CREATE TABLE "certificate_batch_item" ("id" varchar(36) PRIMARY KEY NOT NULL, "batch_id" varchar(36) NOT NULL, "position" bigint NOT NULL, "volunteer_no" varchar(64) NOT NULL, "status" varchar(32) NOT NULL, "certificate_id" varchar(36), "problem_code" varchar(60), "problem_details" text, "ended_at" bigint, CONSTRAINT "certificate_batch_item_failed" CHECK ((status = \'FAILED\') = (problem_code IS NOT NULL)), CONSTRAINT "certificate_batch_item_issued" CHECK ((status = \'ISSUED\') = (certificate_id IS NOT NULL)))',
    );
    await runner.query(
      'CREATE INDEX "certificate_batch_item_waiting" ON "certificate_batch_item" ("id") WHERE status = \'WAITING\'',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "certificate_batch_item_order" ON "certificate_batch_item" ("batch_id", "position") ',
    );
    await runner.query('DROP INDEX "certificate_batch_issuer"');
    await runner.query(
      'CREATE TABLE "temporary_certificate_batch" ("id" varchar(36) PRIMARY KEY NOT NULL, "issuer_code" varchar(12) NOT NULL, "title" varchar(100) NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10) NOT NULL, "requested_by_account_id" varchar(36) NOT NULL, "requested_at" bigint NOT NULL, CONSTRAINT "certificate_batch_period" CHECK (until_day >= from_day), CONSTRAINT "FK_7dfccbfc6812e27832fbe9f37ad" FOREIGN KEY ("issuer_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_certificate_batch"("id", "issuer_code", "title", "from_day", "until_day", "requested_by_account_id", "requested_at") SELECT "id", "issuer_code", "title", "from_day", "until_day", "requested_by_account_id", "requested_at" FROM "certificate_batch"',
    );
    await runner.query('DROP TABLE "certificate_batch"');
    await runner.query('ALTER TABLE "temporary_certificate_batch" RENAME TO "certificate_batch"');
    await runner.query(
      'CREATE INDEX "certificate_batch_issuer" ON "certificate_batch" ("issuer_code", "id") ',
    );
    await runner.query('DROP INDEX "certificate_batch_item_waiting"');
    await runner.query('DROP INDEX "certificate_batch_item_order"');
    await runner.query(
      'CREATE TABLE "temporary_certificate_batch_item" ("id" varchar(36) PRIMARY KEY NOT NULL, "batch_id" varchar(36) NOT NULL, "position" bigint NOT NULL, "volunteer_no" varchar(64) NOT NULL, "status" varchar(32) NOT NULL, "certificate_id" varchar(36), "problem_code" varchar(60), "problem_details" text, "ended_at" bigint, CONSTRAINT "certificate_batch_item_failed" CHECK ((status = \'FAILED\') = (problem_code IS NOT NULL)), CONSTRAINT "certificate_batch_item_issued" CHECK ((status = \'ISSUED\') = (certificate_id IS NOT NULL)), CONSTRAINT "FK_753b6d964e5fe470c245840e9b7" FOREIGN KEY ("batch_id") REFERENCES "certificate_batch" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_0802b64340de3ceb957359b7db1" FOREIGN KEY ("certificate_id") REFERENCES "certificate" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_certificate_batch_item"("id", "batch_id", "position", "volunteer_no", "status", "certificate_id", "problem_code", "problem_details", "ended_at") SELECT "id", "batch_id", "position", "volunteer_no", "status", "certificate_id", "problem_code", "problem_details", "ended_at" FROM "certificate_batch_item"',
    );
    await runner.query('DROP TABLE "certificate_batch_item"');
    await runner.query('ALTER TABLE "temporary_certificate_batch_item" RENAME TO "certificate_batch_item"');
    await runner.query(
      'CREATE INDEX "certificate_batch_item_waiting" ON "certificate_batch_item" ("id") WHERE status = \'WAITING\'',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "certificate_batch_item_order" ON "certificate_batch_item" ("batch_id", "position") ',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "certificate_batch_item_order"');
    await runner.query('DROP INDEX "certificate_batch_item_waiting"');
    await runner.query('ALTER TABLE "certificate_batch_item" RENAME TO "temporary_certificate_batch_item"');
    await runner.query(
      'CREATE TABLE "certificate_batch_item" ("id" varchar(36) PRIMARY KEY NOT NULL, "batch_id" varchar(36) NOT NULL, "position" bigint NOT NULL, "volunteer_no" varchar(64) NOT NULL, "status" varchar(32) NOT NULL, "certificate_id" varchar(36), "problem_code" varchar(60), "problem_details" text, "ended_at" bigint, CONSTRAINT "certificate_batch_item_failed" CHECK ((status = \'FAILED\') = (problem_code IS NOT NULL)), CONSTRAINT "certificate_batch_item_issued" CHECK ((status = \'ISSUED\') = (certificate_id IS NOT NULL)))',
    );
    await runner.query(
      'INSERT INTO "certificate_batch_item"("id", "batch_id", "position", "volunteer_no", "status", "certificate_id", "problem_code", "problem_details", "ended_at") SELECT "id", "batch_id", "position", "volunteer_no", "status", "certificate_id", "problem_code", "problem_details", "ended_at" FROM "temporary_certificate_batch_item"',
    );
    await runner.query('DROP TABLE "temporary_certificate_batch_item"');
    await runner.query(
      'CREATE UNIQUE INDEX "certificate_batch_item_order" ON "certificate_batch_item" ("batch_id", "position") ',
    );
    await runner.query(
      'CREATE INDEX "certificate_batch_item_waiting" ON "certificate_batch_item" ("id") WHERE status = \'WAITING\'',
    );
    await runner.query('DROP INDEX "certificate_batch_issuer"');
    await runner.query('ALTER TABLE "certificate_batch" RENAME TO "temporary_certificate_batch"');
    await runner.query(
      'CREATE TABLE "certificate_batch" ("id" varchar(36) PRIMARY KEY NOT NULL, "issuer_code" varchar(12) NOT NULL, "title" varchar(100) NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10) NOT NULL, "requested_by_account_id" varchar(36) NOT NULL, "requested_at" bigint NOT NULL, CONSTRAINT "certificate_batch_period" CHECK (until_day >= from_day))',
    );
    await runner.query(
      'INSERT INTO "certificate_batch"("id", "issuer_code", "title", "from_day", "until_day", "requested_by_account_id", "requested_at") SELECT "id", "issuer_code", "title", "from_day", "until_day", "requested_by_account_id", "requested_at" FROM "temporary_certificate_batch"',
    );
    await runner.query('DROP TABLE "temporary_certificate_batch"');
    await runner.query(
      'CREATE INDEX "certificate_batch_issuer" ON "certificate_batch" ("issuer_code", "id") ',
    );
    await runner.query('DROP INDEX "certificate_batch_item_order"');
    await runner.query('DROP INDEX "certificate_batch_item_waiting"');
    await runner.query('DROP TABLE "certificate_batch_item"');
    await runner.query('DROP INDEX "certificate_batch_issuer"');
    await runner.query('DROP TABLE "certificate_batch"');
  }
}
