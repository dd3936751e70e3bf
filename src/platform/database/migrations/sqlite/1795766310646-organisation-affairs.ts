import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrganisationAffairs1795766310646 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "rule_document" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "title" varchar(100) NOT NULL, "text" text NOT NULL, "charter_version_id" varchar(36) NOT NULL, "article_numbers" text NOT NULL, "revision" bigint NOT NULL, "changed_by_account_id" varchar(36) NOT NULL, "changed_at" bigint NOT NULL, "flagged_at" bigint, "withdrawn_at" bigint, CONSTRAINT "rule_document_withdrawn" CHECK (withdrawn_at IS NULL OR flagged_at IS NULL))',
    );
    await runner.query('CREATE INDEX "rule_document_of" ON "rule_document" ("organisation_id", "id") ');
    await runner.query(
      'CREATE TABLE "organisation_office" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "member_id" varchar(36) NOT NULL, "office" varchar(32) NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10) NOT NULL, "ended_on" varchar(10), "may_be_named" boolean NOT NULL, "appointed_by_account_id" varchar(36) NOT NULL, "appointed_at" bigint NOT NULL, CONSTRAINT "organisation_office_term" CHECK (until_day >= from_day))',
    );
    await runner.query(
      'CREATE INDEX "organisation_office_of" ON "organisation_office" ("organisation_id", "id") ',
    );
    await runner.query(
      'CREATE TABLE "organisation_report" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "year" bigint NOT NULL, "summary" varchar(2000) NOT NULL, "members" bigint NOT NULL, "activities" bigint NOT NULL, "income_yuan" bigint NOT NULL, "expenses_yuan" bigint NOT NULL, "submitted_at" bigint NOT NULL, "submitted_by_account_id" varchar(36) NOT NULL)',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "organisation_report_year" ON "organisation_report" ("organisation_id", "year") ',
    );
    await runner.query(
      'CREATE TABLE "organisation_announcement" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "title" varchar(120) NOT NULL, "content" varchar(1000) NOT NULL, "address" varchar(200) NOT NULL, "start_at" bigint NOT NULL, "announced_at" bigint NOT NULL, "announced_by_account_id" varchar(36) NOT NULL)',
    );
    await runner.query(
      'CREATE INDEX "organisation_announcement_start" ON "organisation_announcement" ("start_at") ',
    );
    await runner.query('DROP INDEX "rule_document_of"');
    await runner.query(
      'CREATE TABLE "temporary_rule_document" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "title" varchar(100) NOT NULL, "text" text NOT NULL, "charter_version_id" varchar(36) NOT NULL, "article_numbers" text NOT NULL, "revision" bigint NOT NULL, "changed_by_account_id" varchar(36) NOT NULL, "changed_at" bigint NOT NULL, "flagged_at" bigint, "withdrawn_at" bigint, CONSTRAINT "rule_document_withdrawn" CHECK (withdrawn_at IS NULL OR flagged_at IS NULL), CONSTRAINT "FK_d621baf4aa419192c6ab3428fc1" FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_798c7b1596e55ef75b5c61fee2e" FOREIGN KEY ("charter_version_id") REFERENCES "charter_version" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_rule_document"("id", "organisation_id", "kind", "title", "text", "charter_version_id", "article_numbers", "revision", "changed_by_account_id", "changed_at", "flagged_at", "withdrawn_at") SELECT "id", "organisation_id", "kind", "title", "text", "charter_version_id", "article_numbers", "revision", "changed_by_account_id", "changed_at", "flagged_at", "withdrawn_at" FROM "rule_document"',
    );
    await runner.query('DROP TABLE "rule_document"');
    await runner.query('ALTER TABLE "temporary_rule_document" RENAME TO "rule_document"');
    await runner.query('CREATE INDEX "rule_document_of" ON "rule_document" ("organisation_id", "id") ');
    await runner.query('DROP INDEX "organisation_office_of"');
    await runner.query(
      'CREATE TABLE "temporary_organisation_office" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "member_id" varchar(36) NOT NULL, "office" varchar(32) NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10) NOT NULL, "ended_on" varchar(10), "may_be_named" boolean NOT NULL, "appointed_by_account_id" varchar(36) NOT NULL, "appointed_at" bigint NOT NULL, CONSTRAINT "organisation_office_term" CHECK (until_day >= from_day), CONSTRAINT "FK_49606aebec15476a0bd645f7097" FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_477336f6ba821e7e37ebae3afa3" FOREIGN KEY ("member_id") REFERENCES "organisation_member" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_organisation_office"("id", "organisation_id", "member_id", "office", "from_day", "until_day", "ended_on", "may_be_named", "appointed_by_account_id", "appointed_at") SELECT "id", "organisation_id", "member_id", "office", "from_day", "until_day", "ended_on", "may_be_named", "appointed_by_account_id", "appointed_at" FROM "organisation_office"',
    );
    await runner.query('DROP TABLE "organisation_office"');
    await runner.query('ALTER TABLE "temporary_organisation_office" RENAME TO "organisation_office"');
    await runner.query(
      'CREATE INDEX "organisation_office_of" ON "organisation_office" ("organisation_id", "id") ',
    );
    await runner.query('DROP INDEX "organisation_report_year"');
    await runner.query(
      'CREATE TABLE "temporary_organisation_report" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "year" bigint NOT NULL, "summary" varchar(2000) NOT NULL, "members" bigint NOT NULL, "activities" bigint NOT NULL, "income_yuan" bigint NOT NULL, "expenses_yuan" bigint NOT NULL, "submitted_at" bigint NOT NULL, "submitted_by_account_id" varchar(36) NOT NULL, CONSTRAINT "FK_83a391090a2d7c262aba68908a8" FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_organisation_report"("id", "organisation_id", "year", "summary", "members", "activities", "income_yuan", "expenses_yuan", "submitted_at", "submitted_by_account_id") SELECT "id", "organisation_id", "year", "summary", "members", "activities", "income_yuan", "expenses_yuan", "submitted_at", "submitted_by_account_id" FROM "organisation_report"',
    );
    await runner.query('DROP TABLE "organisation_report"');
    await runner.query('ALTER TABLE "temporary_organisation_report" RENAME TO "organisation_report"');
    await runner.query(
      'CREATE UNIQUE INDEX "organisation_report_year" ON "organisation_report" ("organisation_id", "year") ',
    );
    await runner.query('DROP INDEX "organisation_announcement_start"');
    await runner.query(
      'CREATE TABLE "temporary_organisation_announcement" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "title" varchar(120) NOT NULL, "content" varchar(1000) NOT NULL, "address" varchar(200) NOT NULL, "start_at" bigint NOT NULL, "announced_at" bigint NOT NULL, "announced_by_account_id" varchar(36) NOT NULL, CONSTRAINT "FK_160aadcf9a91391173ef1527087" FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_organisation_announcement"("id", "organisation_id", "title", "content", "address", "start_at", "announced_at", "announced_by_account_id") SELECT "id", "organisation_id", "title", "content", "address", "start_at", "announced_at", "announced_by_account_id" FROM "organisation_announcement"',
    );
    await runner.query('DROP TABLE "organisation_announcement"');
    await runner.query(
      'ALTER TABLE "temporary_organisation_announcement" RENAME TO "organisation_announcement"',
    );
    await runner.query(
      'CREATE INDEX "organisation_announcement_start" ON "organisation_announcement" ("start_at") ',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "organisation_announcement_start"');
    await runner.query(
      'ALTER TABLE "organisation_announcement" RENAME TO "temporary_organisation_announcement"',
    );
    await runner.query(
      'CREATE TABLE "organisation_announcement" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "title" varchar(120) NOT NULL, "content" varchar(1000) NOT NULL, "address" varchar(200) NOT NULL, "start_at" bigint NOT NULL, "announced_at" bigint NOT NULL, "announced_by_account_id" varchar(36) NOT NULL)',
    );
    await runner.query(
      'INSERT INTO "organisation_announcement"("id", "organisation_id", "title", "content", "address", "start_at", "announced_at", "announced_by_account_id") SELECT "id", "organisation_id", "title", "content", "address", "start_at", "announced_at", "announced_by_account_id" FROM "temporary_organisation_announcement"',
    );
    await runner.query('DROP TABLE "temporary_organisation_announcement"');
    await runner.query(
      'CREATE INDEX "organisation_announcement_start" ON "organisation_announcement" ("start_at") ',
    );
    await runner.query('DROP INDEX "organisation_report_year"');
    await runner.query('ALTER TABLE "organisation_report" RENAME TO "temporary_organisation_report"');
    await runner.query(
      'CREATE TABLE "organisation_report" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "year" bigint NOT NULL, "summary" varchar(2000) NOT NULL, "members" bigint NOT NULL, "activities" bigint NOT NULL, "income_yuan" bigint NOT NULL, "expenses_yuan" bigint NOT NULL, "submitted_at" bigint NOT NULL, "submitted_by_account_id" varchar(36) NOT NULL)',
    );
    await runner.query(
      'INSERT INTO "organisation_report"("id", "organisation_id", "year", "summary", "members", "activities", "income_yuan", "expenses_yuan", "submitted_at", "submitted_by_account_id") SELECT "id", "organisation_id", "year", "summary", "members", "activities", "income_yuan", "expenses_yuan", "submitted_at", "submitted_by_account_id" FROM "temporary_organisation_report"',
    );
    await runner.query('DROP TABLE "temporary_organisation_report"');
    await runner.query(
      'CREATE UNIQUE INDEX "organisation_report_year" ON "organisation_report" ("organisation_id", "year") ',
    );
    await runner.query('DROP INDEX "organisation_office_of"');
    await runner.query('ALTER TABLE "organisation_office" RENAME TO "temporary_organisation_office"');
    await runner.query(
      'CREATE TABLE "organisation_office" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "member_id" varchar(36) NOT NULL, "office" varchar(32) NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10) NOT NULL, "ended_on" varchar(10), "may_be_named" boolean NOT NULL, "appointed_by_account_id" varchar(36) NOT NULL, "appointed_at" bigint NOT NULL, CONSTRAINT "organisation_office_term" CHECK (until_day >= from_day))',
    );
    await runner.query(
      'INSERT INTO "organisation_office"("id", "organisation_id", "member_id", "office", "from_day", "until_day", "ended_on", "may_be_named", "appointed_by_account_id", "appointed_at") SELECT "id", "organisation_id", "member_id", "office", "from_day", "until_day", "ended_on", "may_be_named", "appointed_by_account_id", "appointed_at" FROM "temporary_organisation_office"',
    );
    await runner.query('DROP TABLE "temporary_organisation_office"');
    await runner.query(
      'CREATE INDEX "organisation_office_of" ON "organisation_office" ("organisation_id", "id") ',
    );
    await runner.query('DROP INDEX "rule_document_of"');
    await runner.query('ALTER TABLE "rule_document" RENAME TO "temporary_rule_document"');
    await runner.query(
      'CREATE TABLE "rule_document" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "title" varchar(100) NOT NULL, "text" text NOT NULL, "charter_version_id" varchar(36) NOT NULL, "article_numbers" text NOT NULL, "revision" bigint NOT NULL, "changed_by_account_id" varchar(36) NOT NULL, "changed_at" bigint NOT NULL, "flagged_at" bigint, "withdrawn_at" bigint, CONSTRAINT "rule_document_withdrawn" CHECK (withdrawn_at IS NULL OR flagged_at IS NULL))',
    );
    await runner.query(
      'INSERT INTO "rule_document"("id", "organisation_id", "kind", "title", "text", "charter_version_id", "article_numbers", "revision", "changed_by_account_id", "changed_at", "flagged_at", "withdrawn_at") SELECT "id", "organisation_id", "kind", "title", "text", "charter_version_id", "article_numbers", "revision", "changed_by_account_id", "changed_at", "flagged_at", "withdrawn_at" FROM "temporary_rule_document"',
    );
    await runner.query('DROP TABLE "temporary_rule_document"');
    await runner.query('CREATE INDEX "rule_document_of" ON "rule_document" ("organisation_id", "id") ');
    await runner.query('DROP INDEX "organisation_announcement_start"');
    await runner.query('DROP TABLE "organisation_announcement"');
    await runner.query('DROP INDEX "organisation_report_year"');
    await runner.query('DROP TABLE "organisation_report"');
    await runner.query('DROP INDEX "organisation_office_of"');
    await runner.query('DROP TABLE "organisation_office"');
    await runner.query('DROP INDEX "rule_document_of"');
    await runner.query('DROP TABLE "rule_document"');
  }
}
