import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PublicNotices1795734803512 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "public_notice" ("id" character varying(36) NOT NULL, "place_code" character varying(12) NOT NULL, "status" character varying(32) NOT NULL, "title" character varying(100) NOT NULL, "content" character varying(2000) NOT NULL, "object_at" character varying(200) NOT NULL, "published_at" bigint NOT NULL, "published_by_account_id" character varying(36) NOT NULL, "closable_from" bigint NOT NULL, "policy_version_id" character varying(36) NOT NULL, "ended_at" bigint, "ended_by_account_id" character varying(36), "end_reason" character varying(500), CONSTRAINT "public_notice_never_early" CHECK (status <> \'CLOSED\' OR ended_at >= closable_from), CONSTRAINT "public_notice_ended" CHECK ((status = \'OPEN\') = (ended_at IS NULL)), CONSTRAINT "PK_69742227b5bc4c38c2ee4bc11da" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "public_notice_place" ON "public_notice"  ("place_code", "id") ');
    await runner.query(
      'CREATE TABLE "public_notice_entry" ("id" character varying(36) NOT NULL, "notice_id" character varying(36) NOT NULL, "position" bigint NOT NULL, "volunteer_id" character varying(36) NOT NULL, "merit" character varying(200) NOT NULL, "removed_at" bigint, CONSTRAINT "PK_8c48b564d569acf16e51a63809d" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "public_notice_entry_volunteer" ON "public_notice_entry"  ("notice_id", "volunteer_id") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "public_notice_entry_position" ON "public_notice_entry"  ("notice_id", "position") ',
    );
    await runner.query(
      'CREATE TABLE "notice_objection" ("id" character varying(36) NOT NULL, "notice_id" character varying(36) NOT NULL, "entry_id" character varying(36), "author_account_id" character varying(36) NOT NULL, "status" character varying(32) NOT NULL, "statement_sealed" text NOT NULL, "objected_at" bigint NOT NULL, "decide_until" character varying(10) NOT NULL, "decided_at" bigint, "decided_by_account_id" character varying(36), "decision_reason" character varying(500), CONSTRAINT "notice_objection_not_by_author" CHECK (decided_by_account_id IS NULL OR decided_by_account_id <> author_account_id), CONSTRAINT "notice_objection_with_reason" CHECK ((status = \'OPEN\') = (decision_reason IS NULL)), CONSTRAINT "notice_objection_decided" CHECK ((status = \'OPEN\') = (decided_at IS NULL)), CONSTRAINT "PK_44e4a1aeff5c6d2b8cf94f88d41" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "notice_objection_author" ON "notice_objection"  ("author_account_id", "id") ',
    );
    await runner.query('CREATE INDEX "notice_objection_notice" ON "notice_objection"  ("notice_id", "id") ');
    await runner.query(
      'ALTER TABLE "public_notice" ADD CONSTRAINT "FK_8aeef469d3e131c61e8dcc105f6" FOREIGN KEY ("place_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "public_notice_entry" ADD CONSTRAINT "FK_58690f18c62115952dd892a7780" FOREIGN KEY ("notice_id") REFERENCES "public_notice"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "public_notice_entry" ADD CONSTRAINT "FK_470bdace11f0ea602157e4e4ac1" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "notice_objection" ADD CONSTRAINT "FK_6ecefdb3ec503241f79b05b2631" FOREIGN KEY ("notice_id") REFERENCES "public_notice"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "notice_objection" ADD CONSTRAINT "FK_d8ff2d7d5d6eb9b0c691ba84fea" FOREIGN KEY ("entry_id") REFERENCES "public_notice_entry"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "notice_objection" DROP CONSTRAINT "FK_d8ff2d7d5d6eb9b0c691ba84fea"');
    await runner.query('ALTER TABLE "notice_objection" DROP CONSTRAINT "FK_6ecefdb3ec503241f79b05b2631"');
    await runner.query('ALTER TABLE "public_notice_entry" DROP CONSTRAINT "FK_470bdace11f0ea602157e4e4ac1"');
    await runner.query('ALTER TABLE "public_notice_entry" DROP CONSTRAINT "FK_58690f18c62115952dd892a7780"');
    await runner.query('ALTER TABLE "public_notice" DROP CONSTRAINT "FK_8aeef469d3e131c61e8dcc105f6"');
    await runner.query('DROP INDEX "public"."notice_objection_notice"');
    await runner.query('DROP INDEX "public"."notice_objection_author"');
    await runner.query('DROP TABLE "notice_objection"');
    await runner.query('DROP INDEX "public"."public_notice_entry_position"');
    await runner.query('DROP INDEX "public"."public_notice_entry_volunteer"');
    await runner.query('DROP TABLE "public_notice_entry"');
    await runner.query('DROP INDEX "public"."public_notice_place"');
    await runner.query('DROP TABLE "public_notice"');
  }
}
