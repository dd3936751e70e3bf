import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RosterImports1795791439757 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "roster_import" ("id" character varying(36) NOT NULL, "community_code" character varying(12) NOT NULL, "file_name" character varying(120) NOT NULL, "sha256" character varying(64) NOT NULL, "status" character varying(32) NOT NULL, "fault_code" character varying(64), "fault_details" text, "unknown_columns" text NOT NULL, "accepted_rows" bigint NOT NULL, "refused_rows" bigint NOT NULL, "registered" bigint NOT NULL, "failed" bigint NOT NULL, "done_through_row" bigint NOT NULL, "brought_by_account_id" character varying(36) NOT NULL, "brought_at" bigint NOT NULL, "started_by_account_id" character varying(36), "started_at" bigint, "ended_at" bigint, "accepts" boolean NOT NULL, "consent_evidence" character varying(200), "consent_text_version" character varying(40), "file_removed_at" bigint, CONSTRAINT "PK_45aa91a49477018ab4f4da7852d" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "roster_import_status" ON "roster_import"  ("status", "id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "roster_import_content" ON "roster_import"  ("community_code", "sha256") ',
    );
    await runner.query(
      'CREATE TABLE "roster_import_fault" ("import_id" character varying(36) NOT NULL, "row_number" integer NOT NULL, "ordinal" integer NOT NULL, "column_name" character varying(200) NOT NULL, "code" character varying(64) NOT NULL, "details_sealed" text, "warning" boolean NOT NULL, CONSTRAINT "PK_79372a4f63ffd9ce8b751aea867" PRIMARY KEY ("import_id", "row_number", "ordinal"))',
    );
    await runner.query(
      'ALTER TABLE "roster_import" ADD CONSTRAINT "FK_9817be46071e7f06bcd6987a576" FOREIGN KEY ("community_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "roster_import_fault" ADD CONSTRAINT "FK_34d33480747e0bd8c892daba559" FOREIGN KEY ("import_id") REFERENCES "roster_import"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "roster_import_fault" DROP CONSTRAINT "FK_34d33480747e0bd8c892daba559"');
    await runner.query('ALTER TABLE "roster_import" DROP CONSTRAINT "FK_9817be46071e7f06bcd6987a576"');
    await runner.query('DROP TABLE "roster_import_fault"');
    await runner.query('DROP INDEX "public"."roster_import_content"');
    await runner.query('DROP INDEX "public"."roster_import_status"');
    await runner.query('DROP TABLE "roster_import"');
  }
}
