import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Recognition1795713480554 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "certificate" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "issuer_code" varchar(12) NOT NULL, "status" varchar(32) NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10) NOT NULL, "requested_by_account_id" varchar(36) NOT NULL, "requested_at" bigint NOT NULL, "number" varchar(22), "issued_at" bigint, "issued_by_account_id" varchar(36), "snapshot_sealed" text, "signature" varchar(100), "ended_at" bigint, "ended_by_account_id" varchar(36), "end_reason" varchar(500), "replaces_id" varchar(36), "flagged_at" bigint, CONSTRAINT "certificate_period" CHECK (until_day >= from_day), CONSTRAINT "certificate_issued" CHECK ((number IS NULL) = (status IN (\'REQUESTED\', \'DECLINED\'))))',
    );
    await runner.query('CREATE INDEX "certificate_issuer" ON "certificate" ("issuer_code", "status", "id") ');
    await runner.query('CREATE INDEX "certificate_volunteer" ON "certificate" ("volunteer_id", "id") ');
    await runner.query('CREATE UNIQUE INDEX "certificate_number" ON "certificate" ("number") ');
    await runner.query(
      'CREATE TABLE "certificate_record" ("certificate_id" varchar(36) NOT NULL, "record_id" varchar(36) NOT NULL, PRIMARY KEY ("certificate_id", "record_id"))',
    );
    await runner.query('CREATE INDEX "certificate_record_record" ON "certificate_record" ("record_id") ');
    await runner.query(
      'CREATE TABLE "certificate_counter" ("district_code" varchar(12) NOT NULL, "day" varchar(10) NOT NULL, "last_number" bigint NOT NULL, PRIMARY KEY ("district_code", "day"))',
    );
    await runner.query(
      'CREATE TABLE "star" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "level" bigint NOT NULL, "gained_at" bigint NOT NULL, "honor_minutes" bigint NOT NULL, "entry_id" varchar(36), "policy_version_id" varchar(36) NOT NULL, "lost_at" bigint, "lost_because" varchar(32), "lost_honor_minutes" bigint, "lost_entry_id" varchar(36), CONSTRAINT "star_lost_with_cause" CHECK ((lost_at IS NULL) = (lost_because IS NULL)), CONSTRAINT "star_level" CHECK (level >= 1 AND level <= 5))',
    );
    await runner.query('CREATE INDEX "star_history" ON "star" ("volunteer_id", "id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "star_current" ON "star" ("volunteer_id", "level") WHERE lost_at IS NULL',
    );
    await runner.query('CREATE INDEX "volunteer_merged" ON "volunteer" ("merged_into_id") ');
    await runner.query('DROP INDEX "certificate_issuer"');
    await runner.query('DROP INDEX "certificate_volunteer"');
    await runner.query('DROP INDEX "certificate_number"');
    await runner.query(
      'CREATE TABLE "temporary_certificate" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "issuer_code" varchar(12) NOT NULL, "status" varchar(32) NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10) NOT NULL, "requested_by_account_id" varchar(36) NOT NULL, "requested_at" bigint NOT NULL, "number" varchar(22), "issued_at" bigint, "issued_by_account_id" varchar(36), "snapshot_sealed" text, "signature" varchar(100), "ended_at" bigint, "ended_by_account_id" varchar(36), "end_reason" varchar(500), "replaces_id" varchar(36), "flagged_at" bigint, CONSTRAINT "certificate_period" CHECK (until_day >= from_day), CONSTRAINT "certificate_issued" CHECK ((number IS NULL) = (status IN (\'REQUESTED\', \'DECLINED\'))), CONSTRAINT "FK_0a2e0bf935b233eac175cece38c" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_0466abedf065b08dcdd488ef07b" FOREIGN KEY ("issuer_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_certificate"("id", "volunteer_id", "issuer_code", "status", "from_day", "until_day", "requested_by_account_id", "requested_at", "number", "issued_at", "issued_by_account_id", "snapshot_sealed", "signature", "ended_at", "ended_by_account_id", "end_reason", "replaces_id", "flagged_at") SELECT "id", "volunteer_id", "issuer_code", "status", "from_day", "until_day", "requested_by_account_id", "requested_at", "number", "issued_at", "issued_by_account_id", "snapshot_sealed", "signature", "ended_at", "ended_by_account_id", "end_reason", "replaces_id", "flagged_at" FROM "certificate"',
    );
    await runner.query('DROP TABLE "certificate"');
    await runner.query('ALTER TABLE "temporary_certificate" RENAME TO "certificate"');
    await runner.query('CREATE INDEX "certificate_issuer" ON "certificate" ("issuer_code", "status", "id") ');
    await runner.query('CREATE INDEX "certificate_volunteer" ON "certificate" ("volunteer_id", "id") ');
    await runner.query('CREATE UNIQUE INDEX "certificate_number" ON "certificate" ("number") ');
    await runner.query('DROP INDEX "certificate_record_record"');
    await runner.query(
      'CREATE TABLE "temporary_certificate_record" ("certificate_id" varchar(36) NOT NULL, "record_id" varchar(36) NOT NULL, CONSTRAINT "FK_d1d7548779fbd09535ae9736d7e" FOREIGN KEY ("certificate_id") REFERENCES "certificate" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, PRIMARY KEY ("certificate_id", "record_id"))',
    );
    await runner.query(
      'INSERT INTO "temporary_certificate_record"("certificate_id", "record_id") SELECT "certificate_id", "record_id" FROM "certificate_record"',
    );
    await runner.query('DROP TABLE "certificate_record"');
    await runner.query('ALTER TABLE "temporary_certificate_record" RENAME TO "certificate_record"');
    await runner.query('CREATE INDEX "certificate_record_record" ON "certificate_record" ("record_id") ');
    await runner.query('DROP INDEX "star_history"');
    await runner.query('DROP INDEX "star_current"');
    await runner.query(
      'CREATE TABLE "temporary_star" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "level" bigint NOT NULL, "gained_at" bigint NOT NULL, "honor_minutes" bigint NOT NULL, "entry_id" varchar(36), "policy_version_id" varchar(36) NOT NULL, "lost_at" bigint, "lost_because" varchar(32), "lost_honor_minutes" bigint, "lost_entry_id" varchar(36), CONSTRAINT "star_lost_with_cause" CHECK ((lost_at IS NULL) = (lost_because IS NULL)), CONSTRAINT "star_level" CHECK (level >= 1 AND level <= 5), CONSTRAINT "FK_069436db53e088dcfbab39e11dc" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_star"("id", "volunteer_id", "level", "gained_at", "honor_minutes", "entry_id", "policy_version_id", "lost_at", "lost_because", "lost_honor_minutes", "lost_entry_id") SELECT "id", "volunteer_id", "level", "gained_at", "honor_minutes", "entry_id", "policy_version_id", "lost_at", "lost_because", "lost_honor_minutes", "lost_entry_id" FROM "star"',
    );
    await runner.query('DROP TABLE "star"');
    await runner.query('ALTER TABLE "temporary_star" RENAME TO "star"');
    await runner.query('CREATE INDEX "star_history" ON "star" ("volunteer_id", "id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "star_current" ON "star" ("volunteer_id", "level") WHERE lost_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "star_current"');
    await runner.query('DROP INDEX "star_history"');
    await runner.query('ALTER TABLE "star" RENAME TO "temporary_star"');
    await runner.query(
      'CREATE TABLE "star" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "level" bigint NOT NULL, "gained_at" bigint NOT NULL, "honor_minutes" bigint NOT NULL, "entry_id" varchar(36), "policy_version_id" varchar(36) NOT NULL, "lost_at" bigint, "lost_because" varchar(32), "lost_honor_minutes" bigint, "lost_entry_id" varchar(36), CONSTRAINT "star_lost_with_cause" CHECK ((lost_at IS NULL) = (lost_because IS NULL)), CONSTRAINT "star_level" CHECK (level >= 1 AND level <= 5))',
    );
    await runner.query(
      'INSERT INTO "star"("id", "volunteer_id", "level", "gained_at", "honor_minutes", "entry_id", "policy_version_id", "lost_at", "lost_because", "lost_honor_minutes", "lost_entry_id") SELECT "id", "volunteer_id", "level", "gained_at", "honor_minutes", "entry_id", "policy_version_id", "lost_at", "lost_because", "lost_honor_minutes", "lost_entry_id" FROM "temporary_star"',
    );
    await runner.query('DROP TABLE "temporary_star"');
    await runner.query(
      'CREATE UNIQUE INDEX "star_current" ON "star" ("volunteer_id", "level") WHERE lost_at IS NULL',
    );
    await runner.query('CREATE INDEX "star_history" ON "star" ("volunteer_id", "id") ');
    await runner.query('DROP INDEX "certificate_record_record"');
    await runner.query('ALTER TABLE "certificate_record" RENAME TO "temporary_certificate_record"');
    await runner.query(
      'CREATE TABLE "certificate_record" ("certificate_id" varchar(36) NOT NULL, "record_id" varchar(36) NOT NULL, PRIMARY KEY ("certificate_id", "record_id"))',
    );
    await runner.query(
      'INSERT INTO "certificate_record"("certificate_id", "record_id") SELECT "certificate_id", "record_id" FROM "temporary_certificate_record"',
    );
    await runner.query('DROP TABLE "temporary_certificate_record"');
    await runner.query('CREATE INDEX "certificate_record_record" ON "certificate_record" ("record_id") ');
    await runner.query('DROP INDEX "certificate_number"');
    await runner.query('DROP INDEX "certificate_volunteer"');
    await runner.query('DROP INDEX "certificate_issuer"');
    await runner.query('ALTER TABLE "certificate" RENAME TO "temporary_certificate"');
    await runner.query(
      'CREATE TABLE "certificate" ("id" varchar(36) PRIMARY KEY NOT NULL, "volunteer_id" varchar(36) NOT NULL, "issuer_code" varchar(12) NOT NULL, "status" varchar(32) NOT NULL, "from_day" varchar(10) NOT NULL, "until_day" varchar(10) NOT NULL, "requested_by_account_id" varchar(36) NOT NULL, "requested_at" bigint NOT NULL, "number" varchar(22), "issued_at" bigint, "issued_by_account_id" varchar(36), "snapshot_sealed" text, "signature" varchar(100), "ended_at" bigint, "ended_by_account_id" varchar(36), "end_reason" varchar(500), "replaces_id" varchar(36), "flagged_at" bigint, CONSTRAINT "certificate_period" CHECK (until_day >= from_day), CONSTRAINT "certificate_issued" CHECK ((number IS NULL) = (status IN (\'REQUESTED\', \'DECLINED\'))))',
    );
    await runner.query(
      'INSERT INTO "certificate"("id", "volunteer_id", "issuer_code", "status", "from_day", "until_day", "requested_by_account_id", "requested_at", "number", "issued_at", "issued_by_account_id", "snapshot_sealed", "signature", "ended_at", "ended_by_account_id", "end_reason", "replaces_id", "flagged_at") SELECT "id", "volunteer_id", "issuer_code", "status", "from_day", "until_day", "requested_by_account_id", "requested_at", "number", "issued_at", "issued_by_account_id", "snapshot_sealed", "signature", "ended_at", "ended_by_account_id", "end_reason", "replaces_id", "flagged_at" FROM "temporary_certificate"',
    );
    await runner.query('DROP TABLE "temporary_certificate"');
    await runner.query('CREATE UNIQUE INDEX "certificate_number" ON "certificate" ("number") ');
    await runner.query('CREATE INDEX "certificate_volunteer" ON "certificate" ("volunteer_id", "id") ');
    await runner.query('CREATE INDEX "certificate_issuer" ON "certificate" ("issuer_code", "status", "id") ');
    await runner.query('DROP INDEX "volunteer_merged"');
    await runner.query('DROP INDEX "star_current"');
    await runner.query('DROP INDEX "star_history"');
    await runner.query('DROP TABLE "star"');
    await runner.query('DROP TABLE "certificate_counter"');
    await runner.query('DROP INDEX "certificate_record_record"');
    await runner.query('DROP TABLE "certificate_record"');
    await runner.query('DROP INDEX "certificate_number"');
    await runner.query('DROP INDEX "certificate_volunteer"');
    await runner.query('DROP INDEX "certificate_issuer"');
    await runner.query('DROP TABLE "certificate"');
  }
}
