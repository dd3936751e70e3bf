import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CertificateBatches1795743260307 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "certificate_batch" ("id" character varying(36) NOT NULL, "issuer_code" character varying(12) NOT NULL, "title" character varying(100) NOT NULL, "from_day" character varying(10) NOT NULL, "until_day" character varying(10) NOT NULL, "requested_by_account_id" character varying(36) NOT NULL, "requested_at" bigint NOT NULL, CONSTRAINT "certificate_batch_period" CHECK (until_day >= from_day), CONSTRAINT "PK_711b4215f077f07f99ab32069d6" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "certificate_batch_issuer" ON "certificate_batch"  ("issuer_code", "id") ',
    );
    await runner.query(
      'CREATE TABLE "certificate_batch_item" ("id" character varying(36) NOT NULL, "batch_id" character varying(36) NOT NULL, "position" bigint NOT NULL, "volunteer_no" character varying(64) NOT NULL, "status" character varying(32) NOT NULL, "certificate_id" character varying(36), "problem_code" character varying(60), "problem_details" text, "ended_at" bigint, CONSTRAINT "certificate_batch_item_failed" CHECK ((status = \'FAILED\') = (problem_code IS NOT NULL)), CONSTRAINT "certificate_batch_item_issued" CHECK ((status = \'ISSUED\') = (certificate_id IS NOT NULL)), CONSTRAINT "PK_0e3ea7c7ebee8e198175eea4b08" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "certificate_batch_item_waiting" ON "certificate_batch_item"  ("id") WHERE status = \'WAITING\'',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "certificate_batch_item_order" ON "certificate_batch_item"  ("batch_id", "position") ',
    );
    await runner.query(
      'ALTER TABLE "certificate_batch" ADD CONSTRAINT "FK_7dfccbfc6812e27832fbe9f37ad" FOREIGN KEY ("issuer_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "certificate_batch_item" ADD CONSTRAINT "FK_753b6d964e5fe470c245840e9b7" FOREIGN KEY ("batch_id") REFERENCES "certificate_batch"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "certificate_batch_item" ADD CONSTRAINT "FK_0802b64340de3ceb957359b7db1" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "certificate_batch_item" DROP CONSTRAINT "FK_0802b64340de3ceb957359b7db1"',
    );
    await runner.query(
      'ALTER TABLE "certificate_batch_item" DROP CONSTRAINT "FK_753b6d964e5fe470c245840e9b7"',
    );
    await runner.query('ALTER TABLE "certificate_batch" DROP CONSTRAINT "FK_7dfccbfc6812e27832fbe9f37ad"');
    await runner.query('DROP INDEX "public"."certificate_batch_item_order"');
    await runner.query('DROP INDEX "public"."certificate_batch_item_waiting"');
    await runner.query('DROP TABLE "certificate_batch_item"');
    await runner.query('DROP INDEX "public"."certificate_batch_issuer"');
    await runner.query('DROP TABLE "certificate_batch"');
  }
}
