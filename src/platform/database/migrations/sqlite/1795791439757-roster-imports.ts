import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RosterImports1795791439757 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "roster_import" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "file_name" varchar(120) NOT NULL, "sha256" varchar(64) NOT NULL, "status" varchar(32) NOT NULL, "fault_code" varchar(64), "fault_details" text, "unknown_columns" text NOT NULL, "accepted_rows" bigint NOT NULL, "refused_rows" bigint NOT NULL, "registered" bigint NOT NULL, "failed" bigint NOT NULL, "done_through_row" bigint NOT NULL, "brought_by_account_id" varchar(36) NOT NULL, "brought_at" bigint NOT NULL, "started_by_account_id" varchar(36), "started_at" bigint, "ended_at" bigint, "accepts" boolean NOT NULL, "consent_evidence" varchar(200), "consent_text_version" varchar(40), "file_removed_at" bigint)',
    );
    await runner.query('CREATE INDEX "roster_import_status" ON "roster_import" ("status", "id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "roster_import_content" ON "roster_import" ("community_code", "sha256") ',
    );
    await runner.query(
      'CREATE TABLE "roster_import_fault" ("import_id" varchar(36) NOT NULL, "row_number" integer NOT NULL, "ordinal" integer NOT NULL, "column_name" varchar(200) NOT NULL, "code" varchar(64) NOT NULL, "details_sealed" text, "warning" boolean NOT NULL, PRIMARY KEY ("import_id", "row_number", "ordinal"))',
    );
    await runner.query('DROP INDEX "roster_import_status"');
    await runner.query('DROP INDEX "roster_import_content"');
    await runner.query(
      'CREATE TABLE "temporary_roster_import" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "file_name" varchar(120) NOT NULL, "sha256" varchar(64) NOT NULL, "status" varchar(32) NOT NULL, "fault_code" varchar(64), "fault_details" text, "unknown_columns" text NOT NULL, "accepted_rows" bigint NOT NULL, "refused_rows" bigint NOT NULL, "registered" bigint NOT NULL, "failed" bigint NOT NULL, "done_through_row" bigint NOT NULL, "brought_by_account_id" varchar(36) NOT NULL, "brought_at" bigint NOT NULL, "started_by_account_id" varchar(36), "started_at" bigint, "ended_at" bigint, "accepts" boolean NOT NULL, "consent_evidence" varchar(200), "consent_text_version" varchar(40), "file_removed_at" bigint, CONSTRAINT "FK_9817be46071e7f06bcd6987a576" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_roster_import"("id", "community_code", "file_name", "sha256", "status", "fault_code", "fault_details", "unknown_columns", "accepted_rows", "refused_rows", "registered", "failed", "done_through_row", "brought_by_account_id", "brought_at", "started_by_account_id", "started_at", "ended_at", "accepts", "consent_evidence", "consent_text_version", "file_removed_at") SELECT "id", "community_code", "file_name", "sha256", "status", "fault_code", "fault_details", "unknown_columns", "accepted_rows", "refused_rows", "registered", "failed", "done_through_row", "brought_by_account_id", "brought_at", "started_by_account_id", "started_at", "ended_at", "accepts", "consent_evidence", "consent_text_version", "file_removed_at" FROM "roster_import"',
    );
    await runner.query('DROP TABLE "roster_import"');
    await runner.query('ALTER TABLE "temporary_roster_import" RENAME TO "roster_import"');
    await runner.query('CREATE INDEX "roster_import_status" ON "roster_import" ("status", "id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "roster_import_content" ON "roster_import" ("community_code", "sha256") ',
    );
    await runner.query(
      'CREATE TABLE "temporary_roster_import_fault" ("import_id" varchar(36) NOT NULL, "row_number" integer NOT NULL, "ordinal" integer NOT NULL, "column_name" varchar(200) NOT NULL, "code" varchar(64) NOT NULL, "details_sealed" text, "warning" boolean NOT NULL, CONSTRAINT "FK_34d33480747e0bd8c892daba559" FOREIGN KEY ("import_id") REFERENCES "roster_import" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, PRIMARY KEY ("import_id", "row_number", "ordinal"))',
    );
    await runner.query(
      'INSERT INTO "temporary_roster_import_fault"("import_id", "row_number", "ordinal", "column_name", "code", "details_sealed", "warning") SELECT "import_id", "row_number", "ordinal", "column_name", "code", "details_sealed", "warning" FROM "roster_import_fault"',
    );
    await runner.query('DROP TABLE "roster_import_fault"');
    await runner.query('ALTER TABLE "temporary_roster_import_fault" RENAME TO "roster_import_fault"');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "roster_import_fault" RENAME TO "temporary_roster_import_fault"');
    await runner.query(
      'CREATE TABLE "roster_import_fault" ("import_id" varchar(36) NOT NULL, "row_number" integer NOT NULL, "ordinal" integer NOT NULL, "column_name" varchar(200) NOT NULL, "code" varchar(64) NOT NULL, "details_sealed" text, "warning" boolean NOT NULL, PRIMARY KEY ("import_id", "row_number", "ordinal"))',
    );
    await runner.query(
      'INSERT INTO "roster_import_fault"("import_id", "row_number", "ordinal", "column_name", "code", "details_sealed", "warning") SELECT "import_id", "row_number", "ordinal", "column_name", "code", "details_sealed", "warning" FROM "temporary_roster_import_fault"',
    );
    await runner.query('DROP TABLE "temporary_roster_import_fault"');
    await runner.query('DROP INDEX "roster_import_content"');
    await runner.query('DROP INDEX "roster_import_status"');
    await runner.query('ALTER TABLE "roster_import" RENAME TO "temporary_roster_import"');
    await runner.query(
      'CREATE TABLE "roster_import" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "file_name" varchar(120) NOT NULL, "sha256" varchar(64) NOT NULL, "status" varchar(32) NOT NULL, "fault_code" varchar(64), "fault_details" text, "unknown_columns" text NOT NULL, "accepted_rows" bigint NOT NULL, "refused_rows" bigint NOT NULL, "registered" bigint NOT NULL, "failed" bigint NOT NULL, "done_through_row" bigint NOT NULL, "brought_by_account_id" varchar(36) NOT NULL, "brought_at" bigint NOT NULL, "started_by_account_id" varchar(36), "started_at" bigint, "ended_at" bigint, "accepts" boolean NOT NULL, "consent_evidence" varchar(200), "consent_text_version" varchar(40), "file_removed_at" bigint)',
    );
    await runner.query(
      'INSERT INTO "roster_import"("id", "community_code", "file_name", "sha256", "status", "fault_code", "fault_details", "unknown_columns", "accepted_rows", "refused_rows", "registered", "failed", "done_through_row", "brought_by_account_id", "brought_at", "started_by_account_id", "started_at", "ended_at", "accepts", "consent_evidence", "consent_text_version", "file_removed_at") SELECT "id", "community_code", "file_name", "sha256", "status", "fault_code", "fault_details", "unknown_columns", "accepted_rows", "refused_rows", "registered", "failed", "done_through_row", "brought_by_account_id", "brought_at", "started_by_account_id", "started_at", "ended_at", "accepts", "consent_evidence", "consent_text_version", "file_removed_at" FROM "temporary_roster_import"',
    );
    await runner.query('DROP TABLE "temporary_roster_import"');
    await runner.query(
      'CREATE UNIQUE INDEX "roster_import_content" ON "roster_import" ("community_code", "sha256") ',
    );
    await runner.query('CREATE INDEX "roster_import_status" ON "roster_import" ("status", "id") ');
    await runner.query('DROP TABLE "roster_import_fault"');
    await runner.query('DROP INDEX "roster_import_content"');
    await runner.query('DROP INDEX "roster_import_status"');
    await runner.query('DROP TABLE "roster_import"');
  }
}
