import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CertificateNotice1795760527069 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "certificate" ADD "organisation_id" character varying(36)');
    await runner.query('ALTER TABLE "certificate" ADD "issuable_from" bigint');
    await runner.query('ALTER TABLE "certificate" ADD "notice_by_account_id" character varying(36)');
    await runner.query(
      'ALTER TABLE "certificate_batch_item" ADD "in_notice_certificate_id" character varying(36)',
    );
    await runner.query('ALTER TABLE "certificate_batch_item" ADD "not_before" bigint');
    await runner.query(
      `CREATE INDEX "certificate_notice" ON "certificate" ("issuable_from") WHERE status = 'REQUESTED' AND issuable_from IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "certificate_notice"');
    await runner.query('ALTER TABLE "certificate_batch_item" DROP COLUMN "not_before"');
    await runner.query('ALTER TABLE "certificate_batch_item" DROP COLUMN "in_notice_certificate_id"');
    await runner.query('ALTER TABLE "certificate" DROP COLUMN "notice_by_account_id"');
    await runner.query('ALTER TABLE "certificate" DROP COLUMN "issuable_from"');
    await runner.query('ALTER TABLE "certificate" DROP COLUMN "organisation_id"');
  }
}
