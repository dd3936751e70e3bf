import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names were one of a kind in their community and are now in their street: of two alike the later one is told apart. */
export class Organisations1795762602437 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "public"."organisation_name"');
    await runner.query(
      'CREATE TABLE "organisation_step" ("id" character varying(36) NOT NULL, "organisation_id" character varying(36) NOT NULL, "step" character varying(32) NOT NULL, "status" character varying(32) NOT NULL, "at" bigint NOT NULL, "by_account_id" character varying(36), "reason" character varying(500), CONSTRAINT "PK_a5a6c4b95468a768db5ad60a0be" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "organisation_step_of" ON "organisation_step"  ("organisation_id", "id") ',
    );
    await runner.query(
      'CREATE TABLE "organisation_member" ("id" character varying(36) NOT NULL, "organisation_id" character varying(36) NOT NULL, "kind" character varying(32) NOT NULL, "founder" boolean NOT NULL, "volunteer_id" character varying(36), "name_sealed" text, "masked_name" character varying(60) NOT NULL, "joined_on" character varying(10) NOT NULL, "left_on" character varying(10), "added_by_account_id" character varying(36) NOT NULL, "added_at" bigint NOT NULL, CONSTRAINT "organisation_member_period" CHECK (left_on IS NULL OR left_on >= joined_on), CONSTRAINT "PK_ca2a206dfd23a384bf9faa8efc1" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "organisation_member_volunteer" ON "organisation_member"  ("volunteer_id") ',
    );
    await runner.query(
      'CREATE INDEX "organisation_member_of" ON "organisation_member"  ("organisation_id", "id") ',
    );
    await runner.query(
      'CREATE TABLE "charter_version" ("id" character varying(36) NOT NULL, "organisation_id" character varying(36) NOT NULL, "number" bigint NOT NULL, "form" character varying(32) NOT NULL, "stage" character varying(32) NOT NULL, "text" text NOT NULL, "revision" bigint NOT NULL, "covered" text NOT NULL, "meeting_on" character varying(10), "meeting_form" character varying(32), "expected" bigint, "present" bigint, "votes_for" bigint, "votes_against" bigint, "abstained" bigint, "drafted_by_account_id" character varying(36) NOT NULL, "drafted_at" bigint NOT NULL, "adopted_at" bigint, "submitted_at" bigint, "submitted_by_account_id" character varying(36), "decided_at" bigint, "decided_by_account_id" character varying(36), "effective_on" character varying(10), CONSTRAINT "charter_version_approved" CHECK ((stage = \'APPROVED\') = (effective_on IS NOT NULL)), CONSTRAINT "charter_version_vote" CHECK (stage = \'DRAFT\' OR (present = votes_for + votes_against + abstained AND present <= expected)), CONSTRAINT "PK_d5be0027c616b843c4831f4abaf" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "charter_version_in_force" ON "charter_version"  ("organisation_id", "effective_on") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "charter_version_open" ON "charter_version"  ("organisation_id") WHERE stage IN (\'DRAFT\', \'ADOPTED\', \'SUBMITTED\')',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "charter_version_number" ON "charter_version"  ("organisation_id", "number") ',
    );
    await runner.query(
      'CREATE TABLE "charter_comment" ("id" character varying(36) NOT NULL, "version_id" character varying(36) NOT NULL, "article_number" bigint, "text" character varying(500) NOT NULL, "by_account_id" character varying(36) NOT NULL, "at" bigint NOT NULL, CONSTRAINT "PK_8800aa22b3d02be773066e0fcba" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "charter_comment_of" ON "charter_comment"  ("version_id", "id") ');
    await runner.query(
      'CREATE TABLE "organisation_document" ("id" character varying(36) NOT NULL, "organisation_id" character varying(36) NOT NULL, "kind" character varying(32) NOT NULL, "file_name" character varying(120) NOT NULL, "file_type" character varying(32) NOT NULL, "bytes" bigint NOT NULL, "sha256" character varying(64) NOT NULL, "added_by_account_id" character varying(36) NOT NULL, "added_at" bigint NOT NULL, "removed_at" bigint, CONSTRAINT "PK_89877d2f27f25541f7f84b0d401" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "organisation_document_of" ON "organisation_document"  ("organisation_id", "id") ',
    );
    await runner.query('ALTER TABLE "organisation" ADD "street_code" character varying(12)');
    await runner.query('ALTER TABLE "organisation" ADD "name_key" character varying(60)');
    await runner.query('ALTER TABLE "organisation" ADD "pinyin_initials" character varying(120)');
    await runner.query('ALTER TABLE "organisation" ADD "tier" character varying(32)');
    await runner.query('ALTER TABLE "organisation" ADD "status" character varying(32)');
    await runner.query('ALTER TABLE "organisation" ADD "purpose" character varying(500)');
    await runner.query('ALTER TABLE "organisation" ADD "activity_scope" character varying(500)');
    await runner.query('ALTER TABLE "organisation" ADD "premises" character varying(200)');
    await runner.query('ALTER TABLE "organisation" ADD "submitted_at" bigint');
    await runner.query('ALTER TABLE "organisation" ADD "submitted_by_account_id" character varying(36)');
    await runner.query('ALTER TABLE "organisation" ADD "decide_until" character varying(10)');
    await runner.query('ALTER TABLE "organisation" ADD "notice_id" character varying(36)');
    await runner.query('ALTER TABLE "organisation" ADD "filed_on" character varying(10)');
    await runner.query('ALTER TABLE "organisation" ADD "valid_until" character varying(10)');
    await runner.query('ALTER TABLE "organisation" ADD "renewal_asked_at" bigint');
    await runner.query('ALTER TABLE "organisation" ADD "credit_code" character varying(18)');
    await runner.query('ALTER TABLE "organisation" ADD "registered_on" character varying(10)');
    await runner.query('ALTER TABLE "organisation" ADD "registration_authority" character varying(100)');
    await runner.query('ALTER TABLE "organisation" ADD "funds_yuan" bigint');
    await runner.query('ALTER TABLE "organisation" ADD "suspended_from" character varying(32)');
    await runner.query('ALTER TABLE "organisation" ADD "active_on" character varying(10)');
    await runner.query('ALTER TABLE "organisation" ADD "cancellation_proposed_at" bigint');
    await runner.query(
      `UPDATE "organisation" SET street_code = substr(community_code, 1, 9), name_key = CASE WHEN EXISTS (SELECT 1 FROM "organisation" o WHERE substr(o.community_code, 1, 9) = substr("organisation".community_code, 1, 9) AND o.name = "organisation".name AND o.id < "organisation".id) THEN substr(name, 1, 45) || community_code ELSE name END, pinyin_initials = '', tier = 'COMMUNITY_GUIDED', status = 'FILED', filed_on = to_char(to_timestamp(created_at / 1000.0) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')`,
    );
    for (const column of ['street_code', 'name_key', 'pinyin_initials', 'tier', 'status'])
      await runner.query(`ALTER TABLE "organisation" ALTER COLUMN "${column}" SET NOT NULL`);
    await runner.query('CREATE INDEX "organisation_due" ON "organisation"  ("status", "valid_until") ');
    await runner.query('CREATE UNIQUE INDEX "organisation_credit_code" ON "organisation"  ("credit_code") ');
    await runner.query(
      'CREATE UNIQUE INDEX "organisation_name" ON "organisation"  ("street_code", "name_key") WHERE status NOT IN (\'DRAFT\', \'CANCELLED\', \'REVOKED\')',
    );
    await runner.query(
      'ALTER TABLE "organisation" ADD CONSTRAINT "organisation_registered" CHECK (status <> \'REGISTERED\' OR credit_code IS NOT NULL)',
    );
    await runner.query(
      'ALTER TABLE "organisation" ADD CONSTRAINT "organisation_filed" CHECK (status NOT IN (\'FILED\', \'EXPIRED\') OR filed_on IS NOT NULL)',
    );
    await runner.query(
      'ALTER TABLE "organisation_step" ADD CONSTRAINT "FK_2652c057caca843f8303815cd25" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "organisation_member" ADD CONSTRAINT "FK_185405d3e24509f912e3b09b7e2" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "organisation_member" ADD CONSTRAINT "FK_c2e1f9c889b4d45f6f00df436b0" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "charter_version" ADD CONSTRAINT "FK_94d8f5948e68b076dec533b84b9" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "charter_comment" ADD CONSTRAINT "FK_33c1f50519c295ca2e96cea653b" FOREIGN KEY ("version_id") REFERENCES "charter_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "organisation_document" ADD CONSTRAINT "FK_a8c1e095eb8ce27c8e544d6cc9a" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "organisation_document" DROP CONSTRAINT "FK_a8c1e095eb8ce27c8e544d6cc9a"',
    );
    await runner.query('ALTER TABLE "charter_comment" DROP CONSTRAINT "FK_33c1f50519c295ca2e96cea653b"');
    await runner.query('ALTER TABLE "charter_version" DROP CONSTRAINT "FK_94d8f5948e68b076dec533b84b9"');
    await runner.query('ALTER TABLE "organisation_member" DROP CONSTRAINT "FK_c2e1f9c889b4d45f6f00df436b0"');
    await runner.query('ALTER TABLE "organisation_member" DROP CONSTRAINT "FK_185405d3e24509f912e3b09b7e2"');
    await runner.query('ALTER TABLE "organisation_step" DROP CONSTRAINT "FK_2652c057caca843f8303815cd25"');
    await runner.query('ALTER TABLE "organisation" DROP CONSTRAINT "organisation_filed"');
    await runner.query('ALTER TABLE "organisation" DROP CONSTRAINT "organisation_registered"');
    await runner.query('DROP INDEX "public"."organisation_name"');
    await runner.query('DROP INDEX "public"."organisation_credit_code"');
    await runner.query('DROP INDEX "public"."organisation_due"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "cancellation_proposed_at"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "active_on"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "suspended_from"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "funds_yuan"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "registration_authority"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "registered_on"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "credit_code"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "renewal_asked_at"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "valid_until"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "filed_on"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "notice_id"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "decide_until"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "submitted_by_account_id"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "submitted_at"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "premises"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "activity_scope"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "purpose"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "status"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "tier"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "pinyin_initials"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "name_key"');
    await runner.query('ALTER TABLE "organisation" DROP COLUMN "street_code"');
    await runner.query('DROP INDEX "public"."organisation_document_of"');
    await runner.query('DROP TABLE "organisation_document"');
    await runner.query('DROP INDEX "public"."charter_comment_of"');
    await runner.query('DROP TABLE "charter_comment"');
    await runner.query('DROP INDEX "public"."charter_version_number"');
    await runner.query('DROP INDEX "public"."charter_version_open"');
    await runner.query('DROP INDEX "public"."charter_version_in_force"');
    await runner.query('DROP TABLE "charter_version"');
    await runner.query('DROP INDEX "public"."organisation_member_of"');
    await runner.query('DROP INDEX "public"."organisation_member_volunteer"');
    await runner.query('DROP TABLE "organisation_member"');
    await runner.query('DROP INDEX "public"."organisation_step_of"');
    await runner.query('DROP TABLE "organisation_step"');
    await runner.query(
      'CREATE UNIQUE INDEX "organisation_name" ON "organisation" USING btree ("community_code", "name") ',
    );
  }
}
