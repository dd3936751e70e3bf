import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names were one of a kind in their community and are now in their street: of two alike the later one is told apart. */
const NAME_KEY = `CASE WHEN EXISTS (SELECT 1 FROM "organisation" o WHERE substr(o.community_code, 1, 9) = substr("organisation".community_code, 1, 9) AND o.name = "organisation".name AND o.id < "organisation".id) THEN substr(name, 1, 45) || community_code ELSE name END`;

export class Organisations1795762602437 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "organisation_name"');
    await runner.query(
      'CREATE TABLE "organisation_step" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "step" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "at" bigint NOT NULL, "by_account_id" varchar(36), "reason" varchar(500))',
    );
    await runner.query(
      'CREATE INDEX "organisation_step_of" ON "organisation_step" ("organisation_id", "id") ',
    );
    await runner.query(
      'CREATE TABLE "organisation_member" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "founder" boolean NOT NULL, "volunteer_id" varchar(36), "name_sealed" text, "masked_name" varchar(60) NOT NULL, "joined_on" varchar(10) NOT NULL, "left_on" varchar(10), "added_by_account_id" varchar(36) NOT NULL, "added_at" bigint NOT NULL, CONSTRAINT "organisation_member_period" CHECK (left_on IS NULL OR left_on >= joined_on))',
    );
    await runner.query(
      'CREATE INDEX "organisation_member_volunteer" ON "organisation_member" ("volunteer_id") ',
    );
    await runner.query(
      'CREATE INDEX "organisation_member_of" ON "organisation_member" ("organisation_id", "id") ',
    );
    await runner.query(
      'CREATE TABLE "charter_version" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "number" bigint NOT NULL, "form" varchar(32) NOT NULL, "stage" varchar(32) NOT NULL, "text" text NOT NULL, "revision" bigint NOT NULL, "covered" text NOT NULL, "meeting_on" varchar(10), "meeting_form" varchar(32), "expected" bigint, "present" bigint, "votes_for" bigint, "votes_against" bigint, "abstained" bigint, "drafted_by_account_id" varchar(36) NOT NULL, "drafted_at" bigint NOT NULL, "adopted_at" bigint, "submitted_at" bigint, "submitted_by_account_id" varchar(36), "decided_at" bigint, "decided_by_account_id" varchar(36), "effective_on" varchar(10), CONSTRAINT "charter_version_approved" CHECK ((stage = \'APPROVED\') = (effective_on IS NOT NULL)), CONSTRAINT "charter_version_vote" CHECK (stage = \'DRAFT\' OR (present = votes_for + votes_against + abstained AND present <= expected)))',
    );
    await runner.query(
      'CREATE INDEX "charter_version_in_force" ON "charter_version" ("organisation_id", "effective_on") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "charter_version_open" ON "charter_version" ("organisation_id") WHERE stage IN (\'DRAFT\', \'ADOPTED\', \'SUBMITTED\')',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "charter_version_number" ON "charter_version" ("organisation_id", "number") ',
    );
    await runner.query(
      'CREATE TABLE "charter_comment" ("id" varchar(36) PRIMARY KEY NOT NULL, "version_id" varchar(36) NOT NULL, "article_number" bigint, "text" varchar(500) NOT NULL, "by_account_id" varchar(36) NOT NULL, "at" bigint NOT NULL)',
    );
    await runner.query('CREATE INDEX "charter_comment_of" ON "charter_comment" ("version_id", "id") ');
    await runner.query(
      'CREATE TABLE "organisation_document" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "file_name" varchar(120) NOT NULL, "file_type" varchar(32) NOT NULL, "bytes" bigint NOT NULL, "sha256" varchar(64) NOT NULL, "added_by_account_id" varchar(36) NOT NULL, "added_at" bigint NOT NULL, "removed_at" bigint)',
    );
    await runner.query(
      'CREATE INDEX "organisation_document_of" ON "organisation_document" ("organisation_id", "id") ',
    );
    await runner.query('DROP INDEX "organisation_community"');
    await runner.query(
      'CREATE TABLE "temporary_organisation" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "name" varchar(60) NOT NULL, "category" varchar(32) NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "street_code" varchar(12) NOT NULL, "name_key" varchar(60) NOT NULL, "pinyin_initials" varchar(120) NOT NULL, "tier" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "purpose" varchar(500), "activity_scope" varchar(500), "premises" varchar(200), "submitted_at" bigint, "submitted_by_account_id" varchar(36), "decide_until" varchar(10), "notice_id" varchar(36), "filed_on" varchar(10), "valid_until" varchar(10), "renewal_asked_at" bigint, "credit_code" varchar(18), "registered_on" varchar(10), "registration_authority" varchar(100), "funds_yuan" bigint, "suspended_from" varchar(32), "active_on" varchar(10), "cancellation_proposed_at" bigint, CONSTRAINT "FK_ea0fae2f90193e900e8a04fc829" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      `INSERT INTO "temporary_organisation"("id", "community_code", "name", "category", "created_by_account_id", "created_at", "street_code", "name_key", "pinyin_initials", "tier", "status", "filed_on") SELECT "id", "community_code", "name", "category", "created_by_account_id", "created_at", substr("community_code", 1, 9), ${NAME_KEY}, '', 'COMMUNITY_GUIDED', 'FILED', strftime('%Y-%m-%d', ("created_at" + 28800000) / 1000, 'unixepoch') FROM "organisation"`,
    );
    await runner.query('DROP TABLE "organisation"');
    await runner.query('ALTER TABLE "temporary_organisation" RENAME TO "organisation"');
    await runner.query('CREATE INDEX "organisation_community" ON "organisation" ("community_code", "id") ');
    await runner.query('CREATE INDEX "organisation_due" ON "organisation" ("status", "valid_until") ');
    await runner.query('CREATE UNIQUE INDEX "organisation_credit_code" ON "organisation" ("credit_code") ');
    await runner.query(
      'CREATE UNIQUE INDEX "organisation_name" ON "organisation" ("street_code", "name_key") WHERE status NOT IN (\'DRAFT\', \'CANCELLED\', \'REVOKED\')',
    );
    await runner.query('DROP INDEX "organisation_community"');
    await runner.query('DROP INDEX "organisation_due"');
    await runner.query('DROP INDEX "organisation_credit_code"');
    await runner.query('DROP INDEX "organisation_name"');
    await runner.query(
      'CREATE TABLE "temporary_organisation" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "name" varchar(60) NOT NULL, "category" varchar(32) NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "street_code" varchar(12) NOT NULL, "name_key" varchar(60) NOT NULL, "pinyin_initials" varchar(120) NOT NULL, "tier" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "purpose" varchar(500), "activity_scope" varchar(500), "premises" varchar(200), "submitted_at" bigint, "submitted_by_account_id" varchar(36), "decide_until" varchar(10), "notice_id" varchar(36), "filed_on" varchar(10), "valid_until" varchar(10), "renewal_asked_at" bigint, "credit_code" varchar(18), "registered_on" varchar(10), "registration_authority" varchar(100), "funds_yuan" bigint, "suspended_from" varchar(32), "active_on" varchar(10), "cancellation_proposed_at" bigint, CONSTRAINT "organisation_registered" CHECK (status <> \'REGISTERED\' OR credit_code IS NOT NULL), CONSTRAINT "organisation_filed" CHECK (status NOT IN (\'FILED\', \'EXPIRED\') OR filed_on IS NOT NULL), CONSTRAINT "FK_ea0fae2f90193e900e8a04fc829" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_organisation"("id", "community_code", "name", "category", "created_by_account_id", "created_at", "street_code", "name_key", "pinyin_initials", "tier", "status", "purpose", "activity_scope", "premises", "submitted_at", "submitted_by_account_id", "decide_until", "notice_id", "filed_on", "valid_until", "renewal_asked_at", "credit_code", "registered_on", "registration_authority", "funds_yuan", "suspended_from", "active_on", "cancellation_proposed_at") SELECT "id", "community_code", "name", "category", "created_by_account_id", "created_at", "street_code", "name_key", "pinyin_initials", "tier", "status", "purpose", "activity_scope", "premises", "submitted_at", "submitted_by_account_id", "decide_until", "notice_id", "filed_on", "valid_until", "renewal_asked_at", "credit_code", "registered_on", "registration_authority", "funds_yuan", "suspended_from", "active_on", "cancellation_proposed_at" FROM "organisation"',
    );
    await runner.query('DROP TABLE "organisation"');
    await runner.query('ALTER TABLE "temporary_organisation" RENAME TO "organisation"');
    await runner.query('CREATE INDEX "organisation_community" ON "organisation" ("community_code", "id") ');
    await runner.query('CREATE INDEX "organisation_due" ON "organisation" ("status", "valid_until") ');
    await runner.query('CREATE UNIQUE INDEX "organisation_credit_code" ON "organisation" ("credit_code") ');
    await runner.query(
      'CREATE UNIQUE INDEX "organisation_name" ON "organisation" ("street_code", "name_key") WHERE status NOT IN (\'DRAFT\', \'CANCELLED\', \'REVOKED\')',
    );
    await runner.query('DROP INDEX "organisation_step_of"');
    await runner.query(
      'CREATE TABLE "temporary_organisation_step" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "step" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "at" bigint NOT NULL, "by_account_id" varchar(36), "reason" varchar(500), CONSTRAINT "FK_2652c057caca843f8303815cd25" FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_organisation_step"("id", "organisation_id", "step", "status", "at", "by_account_id", "reason") SELECT "id", "organisation_id", "step", "status", "at", "by_account_id", "reason" FROM "organisation_step"',
    );
    await runner.query('DROP TABLE "organisation_step"');
    await runner.query('ALTER TABLE "temporary_organisation_step" RENAME TO "organisation_step"');
    await runner.query(
      'CREATE INDEX "organisation_step_of" ON "organisation_step" ("organisation_id", "id") ',
    );
    await runner.query('DROP INDEX "organisation_member_volunteer"');
    await runner.query('DROP INDEX "organisation_member_of"');
    await runner.query(
      'CREATE TABLE "temporary_organisation_member" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "founder" boolean NOT NULL, "volunteer_id" varchar(36), "name_sealed" text, "masked_name" varchar(60) NOT NULL, "joined_on" varchar(10) NOT NULL, "left_on" varchar(10), "added_by_account_id" varchar(36) NOT NULL, "added_at" bigint NOT NULL, CONSTRAINT "organisation_member_period" CHECK (left_on IS NULL OR left_on >= joined_on), CONSTRAINT "FK_185405d3e24509f912e3b09b7e2" FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_c2e1f9c889b4d45f6f00df436b0" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_organisation_member"("id", "organisation_id", "kind", "founder", "volunteer_id", "name_sealed", "masked_name", "joined_on", "left_on", "added_by_account_id", "added_at") SELECT "id", "organisation_id", "kind", "founder", "volunteer_id", "name_sealed", "masked_name", "joined_on", "left_on", "added_by_account_id", "added_at" FROM "organisation_member"',
    );
    await runner.query('DROP TABLE "organisation_member"');
    await runner.query('ALTER TABLE "temporary_organisation_member" RENAME TO "organisation_member"');
    await runner.query(
      'CREATE INDEX "organisation_member_volunteer" ON "organisation_member" ("volunteer_id") ',
    );
    await runner.query(
      'CREATE INDEX "organisation_member_of" ON "organisation_member" ("organisation_id", "id") ',
    );
    await runner.query('DROP INDEX "charter_version_in_force"');
    await runner.query('DROP INDEX "charter_version_open"');
    await runner.query('DROP INDEX "charter_version_number"');
    await runner.query(
      'CREATE TABLE "temporary_charter_version" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "number" bigint NOT NULL, "form" varchar(32) NOT NULL, "stage" varchar(32) NOT NULL, "text" text NOT NULL, "revision" bigint NOT NULL, "covered" text NOT NULL, "meeting_on" varchar(10), "meeting_form" varchar(32), "expected" bigint, "present" bigint, "votes_for" bigint, "votes_against" bigint, "abstained" bigint, "drafted_by_account_id" varchar(36) NOT NULL, "drafted_at" bigint NOT NULL, "adopted_at" bigint, "submitted_at" bigint, "submitted_by_account_id" varchar(36), "decided_at" bigint, "decided_by_account_id" varchar(36), "effective_on" varchar(10), CONSTRAINT "charter_version_approved" CHECK ((stage = \'APPROVED\') = (effective_on IS NOT NULL)), CONSTRAINT "charter_version_vote" CHECK (stage = \'DRAFT\' OR (present = votes_for + votes_against + abstained AND present <= expected)), CONSTRAINT "FK_94d8f5948e68b076dec533b84b9" FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_charter_version"("id", "organisation_id", "number", "form", "stage", "text", "revision", "covered", "meeting_on", "meeting_form", "expected", "present", "votes_for", "votes_against", "abstained", "drafted_by_account_id", "drafted_at", "adopted_at", "submitted_at", "submitted_by_account_id", "decided_at", "decided_by_account_id", "effective_on") SELECT "id", "organisation_id", "number", "form", "stage", "text", "revision", "covered", "meeting_on", "meeting_form", "expected", "present", "votes_for", "votes_against", "abstained", "drafted_by_account_id", "drafted_at", "adopted_at", "submitted_at", "submitted_by_account_id", "decided_at", "decided_by_account_id", "effective_on" FROM "charter_version"',
    );
    await runner.query('DROP TABLE "charter_version"');
    await runner.query('ALTER TABLE "temporary_charter_version" RENAME TO "charter_version"');
    await runner.query(
      'CREATE INDEX "charter_version_in_force" ON "charter_version" ("organisation_id", "effective_on") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "charter_version_open" ON "charter_version" ("organisation_id") WHERE stage IN (\'DRAFT\', \'ADOPTED\', \'SUBMITTED\')',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "charter_version_number" ON "charter_version" ("organisation_id", "number") ',
    );
    await runner.query('DROP INDEX "charter_comment_of"');
    await runner.query(
      'CREATE TABLE "temporary_charter_comment" ("id" varchar(36) PRIMARY KEY NOT NULL, "version_id" varchar(36) NOT NULL, "article_number" bigint, "text" varchar(500) NOT NULL, "by_account_id" varchar(36) NOT NULL, "at" bigint NOT NULL, CONSTRAINT "FK_33c1f50519c295ca2e96cea653b" FOREIGN KEY ("version_id") REFERENCES "charter_version" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_charter_comment"("id", "version_id", "article_number", "text", "by_account_id", "at") SELECT "id", "version_id", "article_number", "text", "by_account_id", "at" FROM "charter_comment"',
    );
    await runner.query('DROP TABLE "charter_comment"');
    await runner.query('ALTER TABLE "temporary_charter_comment" RENAME TO "charter_comment"');
    await runner.query('CREATE INDEX "charter_comment_of" ON "charter_comment" ("version_id", "id") ');
    await runner.query('DROP INDEX "organisation_document_of"');
    await runner.query(
      'CREATE TABLE "temporary_organisation_document" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "file_name" varchar(120) NOT NULL, "file_type" varchar(32) NOT NULL, "bytes" bigint NOT NULL, "sha256" varchar(64) NOT NULL, "added_by_account_id" varchar(36) NOT NULL, "added_at" bigint NOT NULL, "removed_at" bigint, CONSTRAINT "FK_a8c1e095eb8ce27c8e544d6cc9a" FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_organisation_document"("id", "organisation_id", "kind", "file_name", "file_type", "bytes", "sha256", "added_by_account_id", "added_at", "removed_at") SELECT "id", "organisation_id", "kind", "file_name", "file_type", "bytes", "sha256", "added_by_account_id", "added_at", "removed_at" FROM "organisation_document"',
    );
    await runner.query('DROP TABLE "organisation_document"');
    await runner.query('ALTER TABLE "temporary_organisation_document" RENAME TO "organisation_document"');
    await runner.query(
      'CREATE INDEX "organisation_document_of" ON "organisation_document" ("organisation_id", "id") ',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "organisation_document_of"');
    await runner.query('ALTER TABLE "organisation_document" RENAME TO "temporary_organisation_document"');
    await runner.query(
      'CREATE TABLE "organisation_document" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "file_name" varchar(120) NOT NULL, "file_type" varchar(32) NOT NULL, "bytes" bigint NOT NULL, "sha256" varchar(64) NOT NULL, "added_by_account_id" varchar(36) NOT NULL, "added_at" bigint NOT NULL, "removed_at" bigint)',
    );
    await runner.query(
      'INSERT INTO "organisation_document"("id", "organisation_id", "kind", "file_name", "file_type", "bytes", "sha256", "added_by_account_id", "added_at", "removed_at") SELECT "id", "organisation_id", "kind", "file_name", "file_type", "bytes", "sha256", "added_by_account_id", "added_at", "removed_at" FROM "temporary_organisation_document"',
    );
    await runner.query('DROP TABLE "temporary_organisation_document"');
    await runner.query(
      'CREATE INDEX "organisation_document_of" ON "organisation_document" ("organisation_id", "id") ',
    );
    await runner.query('DROP INDEX "charter_comment_of"');
    await runner.query('ALTER TABLE "charter_comment" RENAME TO "temporary_charter_comment"');
    await runner.query(
      'CREATE TABLE "charter_comment" ("id" varchar(36) PRIMARY KEY NOT NULL, "version_id" varchar(36) NOT NULL, "article_number" bigint, "text" varchar(500) NOT NULL, "by_account_id" varchar(36) NOT NULL, "at" bigint NOT NULL)',
    );
    await runner.query(
      'INSERT INTO "charter_comment"("id", "version_id", "article_number", "text", "by_account_id", "at") SELECT "id", "version_id", "article_number", "text", "by_account_id", "at" FROM "temporary_charter_comment"',
    );
    await runner.query('DROP TABLE "temporary_charter_comment"');
    await runner.query('CREATE INDEX "charter_comment_of" ON "charter_comment" ("version_id", "id") ');
    await runner.query('DROP INDEX "charter_version_number"');
    await runner.query('DROP INDEX "charter_version_open"');
    await runner.query('DROP INDEX "charter_version_in_force"');
    await runner.query('ALTER TABLE "charter_version" RENAME TO "temporary_charter_version"');
    await runner.query(
      'CREATE TABLE "charter_version" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "number" bigint NOT NULL, "form" varchar(32) NOT NULL, "stage" varchar(32) NOT NULL, "text" text NOT NULL, "revision" bigint NOT NULL, "covered" text NOT NULL, "meeting_on" varchar(10), "meeting_form" varchar(32), "expected" bigint, "present" bigint, "votes_for" bigint, "votes_against" bigint, "abstained" bigint, "drafted_by_account_id" varchar(36) NOT NULL, "drafted_at" bigint NOT NULL, "adopted_at" bigint, "submitted_at" bigint, "submitted_by_account_id" varchar(36), "decided_at" bigint, "decided_by_account_id" varchar(36), "effective_on" varchar(10), CONSTRAINT "charter_version_approved" CHECK ((stage = \'APPROVED\') = (effective_on IS NOT NULL)), CONSTRAINT "charter_version_vote" CHECK (stage = \'DRAFT\' OR (present = votes_for + votes_against + abstained AND present <= expected)))',
    );
    await runner.query(
      'INSERT INTO "charter_version"("id", "organisation_id", "number", "form", "stage", "text", "revision", "covered", "meeting_on", "meeting_form", "expected", "present", "votes_for", "votes_against", "abstained", "drafted_by_account_id", "drafted_at", "adopted_at", "submitted_at", "submitted_by_account_id", "decided_at", "decided_by_account_id", "effective_on") SELECT "id", "organisation_id", "number", "form", "stage", "text", "revision", "covered", "meeting_on", "meeting_form", "expected", "present", "votes_for", "votes_against", "abstained", "drafted_by_account_id", "drafted_at", "adopted_at", "submitted_at", "submitted_by_account_id", "decided_at", "decided_by_account_id", "effective_on" FROM "temporary_charter_version"',
    );
    await runner.query('DROP TABLE "temporary_charter_version"');
    await runner.query(
      'CREATE UNIQUE INDEX "charter_version_number" ON "charter_version" ("organisation_id", "number") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "charter_version_open" ON "charter_version" ("organisation_id") WHERE stage IN (\'DRAFT\', \'ADOPTED\', \'SUBMITTED\')',
    );
    await runner.query(
      'CREATE INDEX "charter_version_in_force" ON "charter_version" ("organisation_id", "effective_on") ',
    );
    await runner.query('DROP INDEX "organisation_member_of"');
    await runner.query('DROP INDEX "organisation_member_volunteer"');
    await runner.query('ALTER TABLE "organisation_member" RENAME TO "temporary_organisation_member"');
    await runner.query(
      'CREATE TABLE "organisation_member" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "founder" boolean NOT NULL, "volunteer_id" varchar(36), "name_sealed" text, "masked_name" varchar(60) NOT NULL, "joined_on" varchar(10) NOT NULL, "left_on" varchar(10), "added_by_account_id" varchar(36) NOT NULL, "added_at" bigint NOT NULL, CONSTRAINT "organisation_member_period" CHECK (left_on IS NULL OR left_on >= joined_on))',
    );
    await runner.query(
      'INSERT INTO "organisation_member"("id", "organisation_id", "kind", "founder", "volunteer_id", "name_sealed", "masked_name", "joined_on", "left_on", "added_by_account_id", "added_at") SELECT "id", "organisation_id", "kind", "founder", "volunteer_id", "name_sealed", "masked_name", "joined_on", "left_on", "added_by_account_id", "added_at" FROM "temporary_organisation_member"',
    );
    await runner.query('DROP TABLE "temporary_organisation_member"');
    await runner.query(
      'CREATE INDEX "organisation_member_of" ON "organisation_member" ("organisation_id", "id") ',
    );
    await runner.query(
      'CREATE INDEX "organisation_member_volunteer" ON "organisation_member" ("volunteer_id") ',
    );
    await runner.query('DROP INDEX "organisation_step_of"');
    await runner.query('ALTER TABLE "organisation_step" RENAME TO "temporary_organisation_step"');
    await runner.query(
      'CREATE TABLE "organisation_step" ("id" varchar(36) PRIMARY KEY NOT NULL, "organisation_id" varchar(36) NOT NULL, "step" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "at" bigint NOT NULL, "by_account_id" varchar(36), "reason" varchar(500))',
    );
    await runner.query(
      'INSERT INTO "organisation_step"("id", "organisation_id", "step", "status", "at", "by_account_id", "reason") SELECT "id", "organisation_id", "step", "status", "at", "by_account_id", "reason" FROM "temporary_organisation_step"',
    );
    await runner.query('DROP TABLE "temporary_organisation_step"');
    await runner.query(
      'CREATE INDEX "organisation_step_of" ON "organisation_step" ("organisation_id", "id") ',
    );
    await runner.query('DROP INDEX "organisation_name"');
    await runner.query('DROP INDEX "organisation_credit_code"');
    await runner.query('DROP INDEX "organisation_due"');
    await runner.query('DROP INDEX "organisation_community"');
    await runner.query('ALTER TABLE "organisation" RENAME TO "temporary_organisation"');
    await runner.query(
      'CREATE TABLE "organisation" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "name" varchar(60) NOT NULL, "category" varchar(32) NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, "street_code" varchar(12) NOT NULL, "name_key" varchar(60) NOT NULL, "pinyin_initials" varchar(120) NOT NULL, "tier" varchar(32) NOT NULL, "status" varchar(32) NOT NULL, "purpose" varchar(500), "activity_scope" varchar(500), "premises" varchar(200), "submitted_at" bigint, "submitted_by_account_id" varchar(36), "decide_until" varchar(10), "notice_id" varchar(36), "filed_on" varchar(10), "valid_until" varchar(10), "renewal_asked_at" bigint, "credit_code" varchar(18), "registered_on" varchar(10), "registration_authority" varchar(100), "funds_yuan" bigint, "suspended_from" varchar(32), "active_on" varchar(10), "cancellation_proposed_at" bigint, CONSTRAINT "FK_ea0fae2f90193e900e8a04fc829" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "organisation"("id", "community_code", "name", "category", "created_by_account_id", "created_at", "street_code", "name_key", "pinyin_initials", "tier", "status", "purpose", "activity_scope", "premises", "submitted_at", "submitted_by_account_id", "decide_until", "notice_id", "filed_on", "valid_until", "renewal_asked_at", "credit_code", "registered_on", "registration_authority", "funds_yuan", "suspended_from", "active_on", "cancellation_proposed_at") SELECT "id", "community_code", "name", "category", "created_by_account_id", "created_at", "street_code", "name_key", "pinyin_initials", "tier", "status", "purpose", "activity_scope", "premises", "submitted_at", "submitted_by_account_id", "decide_until", "notice_id", "filed_on", "valid_until", "renewal_asked_at", "credit_code", "registered_on", "registration_authority", "funds_yuan", "suspended_from", "active_on", "cancellation_proposed_at" FROM "temporary_organisation"',
    );
    await runner.query('DROP TABLE "temporary_organisation"');
    await runner.query(
      'CREATE UNIQUE INDEX "organisation_name" ON "organisation" ("street_code", "name_key") WHERE status NOT IN (\'DRAFT\', \'CANCELLED\', \'REVOKED\')',
    );
    await runner.query('CREATE UNIQUE INDEX "organisation_credit_code" ON "organisation" ("credit_code") ');
    await runner.query('CREATE INDEX "organisation_due" ON "organisation" ("status", "valid_until") ');
    await runner.query('CREATE INDEX "organisation_community" ON "organisation" ("community_code", "id") ');
    await runner.query('DROP INDEX "organisation_name"');
    await runner.query('DROP INDEX "organisation_credit_code"');
    await runner.query('DROP INDEX "organisation_due"');
    await runner.query('DROP INDEX "organisation_community"');
    await runner.query('ALTER TABLE "organisation" RENAME TO "temporary_organisation"');
    await runner.query(
      'CREATE TABLE "organisation" ("id" varchar(36) PRIMARY KEY NOT NULL, "community_code" varchar(12) NOT NULL, "name" varchar(60) NOT NULL, "category" varchar(32) NOT NULL, "created_by_account_id" varchar(36) NOT NULL, "created_at" bigint NOT NULL, CONSTRAINT "FK_ea0fae2f90193e900e8a04fc829" FOREIGN KEY ("community_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "organisation"("id", "community_code", "name", "category", "created_by_account_id", "created_at") SELECT "id", "community_code", "name", "category", "created_by_account_id", "created_at" FROM "temporary_organisation"',
    );
    await runner.query('DROP TABLE "temporary_organisation"');
    await runner.query('CREATE INDEX "organisation_community" ON "organisation" ("community_code", "id") ');
    await runner.query('DROP INDEX "organisation_document_of"');
    await runner.query('DROP TABLE "organisation_document"');
    await runner.query('DROP INDEX "charter_comment_of"');
    await runner.query('DROP TABLE "charter_comment"');
    await runner.query('DROP INDEX "charter_version_number"');
    await runner.query('DROP INDEX "charter_version_open"');
    await runner.query('DROP INDEX "charter_version_in_force"');
    await runner.query('DROP TABLE "charter_version"');
    await runner.query('DROP INDEX "organisation_member_of"');
    await runner.query('DROP INDEX "organisation_member_volunteer"');
    await runner.query('DROP TABLE "organisation_member"');
    await runner.query('DROP INDEX "organisation_step_of"');
    await runner.query('DROP TABLE "organisation_step"');
    await runner.query(
      'CREATE UNIQUE INDEX "organisation_name" ON "organisation" ("community_code", "name") ',
    );
  }
}
