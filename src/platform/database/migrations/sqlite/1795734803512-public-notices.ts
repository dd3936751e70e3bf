import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PublicNotices1795734803512 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "public_notice" ("id" varchar(36) PRIMARY KEY NOT NULL, "place_code" varchar(12) NOT NULL, "status" varchar(32) NOT NULL, "title" varchar(100) NOT NULL, "content" varchar(2000) NOT NULL, "object_at" varchar(200) NOT NULL, "published_at" bigint NOT NULL, "published_by_account_id" varchar(36) NOT NULL, "closable_from" bigint NOT NULL, "policy_version_id" varchar(36) NOT NULL, "ended_at" bigint, "ended_by_account_id" varchar(36), "end_reason" varchar(500), CONSTRAINT "public_notice_never_early" CHECK (status <> \'CLOSED\' OR ended_at >= closable_from), CONSTRAINT "public_notice_ended" CHECK ((status = \'OPEN\') = (ended_at IS NULL)))',
    );
    await runner.query('CREATE INDEX "public_notice_place" ON "public_notice" ("place_code", "id") ');
    await runner.query(
      'CREATE TABLE "public_notice_entry" ("id" varchar(36) PRIMARY KEY NOT NULL, "notice_id" varchar(36) NOT NULL, "position" bigint NOT NULL, "volunteer_id" varchar(36) NOT NULL, "merit" varchar(200) NOT NULL, "removed_at" bigint)',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "public_notice_entry_volunteer" ON "public_notice_entry" ("notice_id", "volunteer_id") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "public_notice_entry_position" ON "public_notice_entry" ("notice_id", "position") ',
    );
    await runner.query(
      'CREATE TABLE "notice_objection" ("id" varchar(36) PRIMARY KEY NOT NULL, "notice_id" varchar(36) NOT NULL, "entry_id" varchar(36), "author_account_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "statement_sealed" text NOT NULL, "objected_at" bigint NOT NULL, "decide_until" varchar(10) NOT NULL, "decided_at" bigint, "decided_by_account_id" varchar(36), "decision_reason" varchar(500), CONSTRAINT "notice_objection_not_by_author" CHECK (decided_by_account_id IS NULL OR decided_by_account_id <> author_account_id), CONSTRAINT "notice_objection_with_reason" CHECK ((status = \'OPEN\') = (decision_reason IS NULL)), CONSTRAINT "notice_objection_decided" CHECK ((status = \'OPEN\') = (decided_at IS NULL)))',
    );
    await runner.query(
      'CREATE INDEX "notice_objection_author" ON "notice_objection" ("author_account_id", "id") ',
    );
    await runner.query('CREATE INDEX "notice_objection_notice" ON "notice_objection" ("notice_id", "id") ');
    await runner.query('DROP INDEX "public_notice_place"');
    await runner.query(
      'CREATE TABLE "temporary_public_notice" ("id" varchar(36) PRIMARY KEY NOT NULL, "place_code" varchar(12) NOT NULL, "status" varchar(32) NOT NULL, "title" varchar(100) NOT NULL, "content" varchar(2000) NOT NULL, "object_at" varchar(200) NOT NULL, "published_at" bigint NOT NULL, "published_by_account_id" varchar(36) NOT NULL, "closable_from" bigint NOT NULL, "policy_version_id" varchar(36) NOT NULL, "ended_at" bigint, "ended_by_account_id" varchar(36), "end_reason" varchar(500), CONSTRAINT "public_notice_never_early" CHECK (status <> \'CLOSED\' OR ended_at >= closable_from), CONSTRAINT "public_notice_ended" CHECK ((status = \'OPEN\') = (ended_at IS NULL)), CONSTRAINT "FK_8aeef469d3e131c61e8dcc105f6" FOREIGN KEY ("place_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_public_notice"("id", "place_code", "status", "title", "content", "object_at", "published_at", "published_by_account_id", "closable_from", "policy_version_id", "ended_at", "ended_by_account_id", "end_reason") SELECT "id", "place_code", "status", "title", "content", "object_at", "published_at", "published_by_account_id", "closable_from", "policy_version_id", "ended_at", "ended_by_account_id", "end_reason" FROM "public_notice"',
    );
    await runner.query('DROP TABLE "public_notice"');
    await runner.query('ALTER TABLE "temporary_public_notice" RENAME TO "public_notice"');
    await runner.query('CREATE INDEX "public_notice_place" ON "public_notice" ("place_code", "id") ');
    await runner.query('DROP INDEX "public_notice_entry_volunteer"');
    await runner.query('DROP INDEX "public_notice_entry_position"');
    await runner.query(
      'CREATE TABLE "temporary_public_notice_entry" ("id" varchar(36) PRIMARY KEY NOT NULL, "notice_id" varchar(36) NOT NULL, "position" bigint NOT NULL, "volunteer_id" varchar(36) NOT NULL, "merit" varchar(200) NOT NULL, "removed_at" bigint, CONSTRAINT "FK_58690f18c62115952dd892a7780" FOREIGN KEY ("notice_id") REFERENCES "public_notice" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_470bdace11f0ea602157e4e4ac1" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_public_notice_entry"("id", "notice_id", "position", "volunteer_id", "merit", "removed_at") SELECT "id", "notice_id", "position", "volunteer_id", "merit", "removed_at" FROM "public_notice_entry"',
    );
    await runner.query('DROP TABLE "public_notice_entry"');
    await runner.query('ALTER TABLE "temporary_public_notice_entry" RENAME TO "public_notice_entry"');
    await runner.query(
      'CREATE UNIQUE INDEX "public_notice_entry_volunteer" ON "public_notice_entry" ("notice_id", "volunteer_id") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "public_notice_entry_position" ON "public_notice_entry" ("notice_id", "position") ',
    );
    await runner.query('DROP INDEX "notice_objection_author"');
    await runner.query('DROP INDEX "notice_objection_notice"');
    await runner.query(
      'CREATE TABLE "temporary_notice_objection" ("id" varchar(36) PRIMARY KEY NOT NULL, "notice_id" varchar(36) NOT NULL, "entry_id" varchar(36), "author_account_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "statement_sealed" text NOT NULL, "objected_at" bigint NOT NULL, "decide_until" varchar(10) NOT NULL, "decided_at" bigint, "decided_by_account_id" varchar(36), "decision_reason" varchar(500), CONSTRAINT "notice_objection_not_by_author" CHECK (decided_by_account_id IS NULL OR decided_by_account_id <> author_account_id), CONSTRAINT "notice_objection_with_reason" CHECK ((status = \'OPEN\') = (decision_reason IS NULL)), CONSTRAINT "notice_objection_decided" CHECK ((status = \'OPEN\') = (decided_at IS NULL)), CONSTRAINT "FK_6ecefdb3ec503241f79b05b2631" FOREIGN KEY ("notice_id") REFERENCES "public_notice" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_d8ff2d7d5d6eb9b0c691ba84fea" FOREIGN KEY ("entry_id") REFERENCES "public_notice_entry" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_notice_objection"("id", "notice_id", "entry_id", "author_account_id", "status", "statement_sealed", "objected_at", "decide_until", "decided_at", "decided_by_account_id", "decision_reason") SELECT "id", "notice_id", "entry_id", "author_account_id", "status", "statement_sealed", "objected_at", "decide_until", "decided_at", "decided_by_account_id", "decision_reason" FROM "notice_objection"',
    );
    await runner.query('DROP TABLE "notice_objection"');
    await runner.query('ALTER TABLE "temporary_notice_objection" RENAME TO "notice_objection"');
    await runner.query(
      'CREATE INDEX "notice_objection_author" ON "notice_objection" ("author_account_id", "id") ',
    );
    await runner.query('CREATE INDEX "notice_objection_notice" ON "notice_objection" ("notice_id", "id") ');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "notice_objection_notice"');
    await runner.query('DROP INDEX "notice_objection_author"');
    await runner.query('ALTER TABLE "notice_objection" RENAME TO "temporary_notice_objection"');
    await runner.query(
      'CREATE TABLE "notice_objection" ("id" varchar(36) PRIMARY KEY NOT NULL, "notice_id" varchar(36) NOT NULL, "entry_id" varchar(36), "author_account_id" varchar(36) NOT NULL, "status" varchar(32) NOT NULL, "statement_sealed" text NOT NULL, "objected_at" bigint NOT NULL, "decide_until" varchar(10) NOT NULL, "decided_at" bigint, "decided_by_account_id" varchar(36), "decision_reason" varchar(500), CONSTRAINT "notice_objection_not_by_author" CHECK (decided_by_account_id IS NULL OR decided_by_account_id <> author_account_id), CONSTRAINT "notice_objection_with_reason" CHECK ((status = \'OPEN\') = (decision_reason IS NULL)), CONSTRAINT "notice_objection_decided" CHECK ((status = \'OPEN\') = (decided_at IS NULL)))',
    );
    await runner.query(
      'INSERT INTO "notice_objection"("id", "notice_id", "entry_id", "author_account_id", "status", "statement_sealed", "objected_at", "decide_until", "decided_at", "decided_by_account_id", "decision_reason") SELECT "id", "notice_id", "entry_id", "author_account_id", "status", "statement_sealed", "objected_at", "decide_until", "decided_at", "decided_by_account_id", "decision_reason" FROM "temporary_notice_objection"',
    );
    await runner.query('DROP TABLE "temporary_notice_objection"');
    await runner.query('CREATE INDEX "notice_objection_notice" ON "notice_objection" ("notice_id", "id") ');
    await runner.query(
      'CREATE INDEX "notice_objection_author" ON "notice_objection" ("author_account_id", "id") ',
    );
    await runner.query('DROP INDEX "public_notice_entry_position"');
    await runner.query('DROP INDEX "public_notice_entry_volunteer"');
    await runner.query('ALTER TABLE "public_notice_entry" RENAME TO "temporary_public_notice_entry"');
    await runner.query(
      'CREATE TABLE "public_notice_entry" ("id" varchar(36) PRIMARY KEY NOT NULL, "notice_id" varchar(36) NOT NULL, "position" bigint NOT NULL, "volunteer_id" varchar(36) NOT NULL, "merit" varchar(200) NOT NULL, "removed_at" bigint)',
    );
    await runner.query(
      'INSERT INTO "public_notice_entry"("id", "notice_id", "position", "volunteer_id", "merit", "removed_at") SELECT "id", "notice_id", "position", "volunteer_id", "merit", "removed_at" FROM "temporary_public_notice_entry"',
    );
    await runner.query('DROP TABLE "temporary_public_notice_entry"');
    await runner.query(
      'CREATE UNIQUE INDEX "public_notice_entry_position" ON "public_notice_entry" ("notice_id", "position") ',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "public_notice_entry_volunteer" ON "public_notice_entry" ("notice_id", "volunteer_id") ',
    );
    await runner.query('DROP INDEX "public_notice_place"');
    await runner.query('ALTER TABLE "public_notice" RENAME TO "temporary_public_notice"');
    await runner.query(
      'CREATE TABLE "public_notice" ("id" varchar(36) PRIMARY KEY NOT NULL, "place_code" varchar(12) NOT NULL, "status" varchar(32) NOT NULL, "title" varchar(100) NOT NULL, "content" varchar(2000) NOT NULL, "object_at" varchar(200) NOT NULL, "published_at" bigint NOT NULL, "published_by_account_id" varchar(36) NOT NULL, "closable_from" bigint NOT NULL, "policy_version_id" varchar(36) NOT NULL, "ended_at" bigint, "ended_by_account_id" varchar(36), "end_reason" varchar(500), CONSTRAINT "public_notice_never_early" CHECK (status <> \'CLOSED\' OR ended_at >= closable_from), CONSTRAINT "public_notice_ended" CHECK ((status = \'OPEN\') = (ended_at IS NULL)))',
    );
    await runner.query(
      'INSERT INTO "public_notice"("id", "place_code", "status", "title", "content", "object_at", "published_at", "published_by_account_id", "closable_from", "policy_version_id", "ended_at", "ended_by_account_id", "end_reason") SELECT "id", "place_code", "status", "title", "content", "object_at", "published_at", "published_by_account_id", "closable_from", "policy_version_id", "ended_at", "ended_by_account_id", "end_reason" FROM "temporary_public_notice"',
    );
    await runner.query('DROP TABLE "temporary_public_notice"');
    await runner.query('CREATE INDEX "public_notice_place" ON "public_notice" ("place_code", "id") ');
    await runner.query('DROP INDEX "notice_objection_notice"');
    await runner.query('DROP INDEX "notice_objection_author"');
    await runner.query('DROP TABLE "notice_objection"');
    await runner.query('DROP INDEX "public_notice_entry_position"');
    await runner.query('DROP INDEX "public_notice_entry_volunteer"');
    await runner.query('DROP TABLE "public_notice_entry"');
    await runner.query('DROP INDEX "public_notice_place"');
    await runner.query('DROP TABLE "public_notice"');
  }
}
