import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrganisationAffairs1795766310646 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "rule_document" ("id" character varying(36) NOT NULL, "organisation_id" character varying(36) NOT NULL, "kind" character varying(32) NOT NULL, "title" character varying(100) NOT NULL, "text" text NOT NULL, "charter_version_id" character varying(36) NOT NULL, "article_numbers" text NOT NULL, "revision" bigint NOT NULL, "changed_by_account_id" character varying(36) NOT NULL, "changed_at" bigint NOT NULL, "flagged_at" bigint, "withdrawn_at" bigint, CONSTRAINT "rule_document_withdrawn" CHECK (withdrawn_at IS NULL OR flagged_at IS NULL), CONSTRAINT "PK_b718ede55e06b8df6425c301f4b" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "rule_document_of" ON "rule_document"  ("organisation_id", "id") ');
    await runner.query(
      'CREATE TABLE "organisation_office" ("id" character varying(36) NOT NULL, "organisation_id" character varying(36) NOT NULL, "member_id" character varying(36) NOT NULL, "office" character varying(32) NOT NULL, "from_day" character varying(10) NOT NULL, "until_day" character varying(10) NOT NULL, "ended_on" character varying(10), "may_be_named" boolean NOT NULL, "appointed_by_account_id" character varying(36) NOT NULL, "appointed_at" bigint NOT NULL, CONSTRAINT "organisation_office_term" CHECK (until_day >= from_day), CONSTRAINT "PK_44cc232fa248d345384ddafe84d" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "organisation_office_of" ON "organisation_office"  ("organisation_id", "id") ',
    );
    await runner.query(
      'CREATE TABLE "organisation_report" ("id" character varying(36) NOT NULL, "organisation_id" character varying(36) NOT NULL, "year" bigint NOT NULL, "summary" character varying(2000) NOT NULL, "members" bigint NOT NULL, "activities" bigint NOT NULL, "income_yuan" bigint NOT NULL, "expenses_yuan" bigint NOT NULL, "submitted_at" bigint NOT NULL, "submitted_by_account_id" character varying(36) NOT NULL, CONSTRAINT "PK_55c1494d84917ae13c5d5102f0c" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "organisation_report_year" ON "organisation_report"  ("organisation_id", "year") ',
    );
    await runner.query(
      'CREATE TABLE "organisation_announcement" ("id" character varying(36) NOT NULL, "organisation_id" character varying(36) NOT NULL, "title" character varying(120) NOT NULL, "content" character varying(1000) NOT NULL, "address" character varying(200) NOT NULL, "start_at" bigint NOT NULL, "announced_at" bigint NOT NULL, "announced_by_account_id" character varying(36) NOT NULL, CONSTRAINT "PK_c9b411486c0786458d06a3cd003" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "organisation_announcement_start" ON "organisation_announcement"  ("start_at") ',
    );
    await runner.query(
      'ALTER TABLE "rule_document" ADD CONSTRAINT "FK_d621baf4aa419192c6ab3428fc1" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "rule_document" ADD CONSTRAINT "FK_798c7b1596e55ef75b5c61fee2e" FOREIGN KEY ("charter_version_id") REFERENCES "charter_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "organisation_office" ADD CONSTRAINT "FK_49606aebec15476a0bd645f7097" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "organisation_office" ADD CONSTRAINT "FK_477336f6ba821e7e37ebae3afa3" FOREIGN KEY ("member_id") REFERENCES "organisation_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "organisation_report" ADD CONSTRAINT "FK_83a391090a2d7c262aba68908a8" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "organisation_announcement" ADD CONSTRAINT "FK_160aadcf9a91391173ef1527087" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "organisation_announcement" DROP CONSTRAINT "FK_160aadcf9a91391173ef1527087"',
    );
    await runner.query('ALTER TABLE "organisation_report" DROP CONSTRAINT "FK_83a391090a2d7c262aba68908a8"');
    await runner.query('ALTER TABLE "organisation_office" DROP CONSTRAINT "FK_477336f6ba821e7e37ebae3afa3"');
    await runner.query('ALTER TABLE "organisation_office" DROP CONSTRAINT "FK_49606aebec15476a0bd645f7097"');
    await runner.query('ALTER TABLE "rule_document" DROP CONSTRAINT "FK_798c7b1596e55ef75b5c61fee2e"');
    await runner.query('ALTER TABLE "rule_document" DROP CONSTRAINT "FK_d621baf4aa419192c6ab3428fc1"');
    await runner.query('DROP INDEX "public"."organisation_announcement_start"');
    await runner.query('DROP TABLE "organisation_announcement"');
    await runner.query('DROP INDEX "public"."organisation_report_year"');
    await runner.query('DROP TABLE "organisation_report"');
    await runner.query('DROP INDEX "public"."organisation_office_of"');
    await runner.query('DROP TABLE "organisation_office"');
    await runner.query('DROP INDEX "public"."rule_document_of"');
    await runner.query('DROP TABLE "rule_document"');
  }
}
