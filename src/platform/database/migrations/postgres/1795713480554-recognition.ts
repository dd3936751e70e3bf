import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Recognition1795713480554 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "certificate" ("id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "issuer_code" character varying(12) NOT NULL, "status" character varying(32) NOT NULL, "from_day" character varying(10) NOT NULL, "until_day" character varying(10) NOT NULL, "requested_by_account_id" character varying(36) NOT NULL, "requested_at" bigint NOT NULL, "number" character varying(22), "issued_at" bigint, "issued_by_account_id" character varying(36), "snapshot_sealed" text, "signature" character varying(100), "ended_at" bigint, "ended_by_account_id" character varying(36), "end_reason" character varying(500), "replaces_id" character varying(36), "flagged_at" bigint, CONSTRAINT "certificate_period" CHECK (until_day >= from_day), CONSTRAINT "certificate_issued" CHECK ((number IS NULL) = (status IN (\'REQUESTED\', \'DECLINED\'))), CONSTRAINT "PK_8daddfc65f59e341c2bbc9c9e43" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "certificate_issuer" ON "certificate"  ("issuer_code", "status", "id") ',
    );
    await runner.query('CREATE INDEX "certificate_volunteer" ON "certificate"  ("volunteer_id", "id") ');
    await runner.query('CREATE UNIQUE INDEX "certificate_number" ON "certificate"  ("number") ');
    await runner.query(
      'CREATE TABLE "certificate_record" ("certificate_id" character varying(36) NOT NULL, "record_id" character varying(36) NOT NULL, CONSTRAINT "PK_6989636c76448561cc8242b3b38" PRIMARY KEY ("certificate_id", "record_id"))',
    );
    await runner.query('CREATE INDEX "certificate_record_record" ON "certificate_record"  ("record_id") ');
    await runner.query(
      'CREATE TABLE "certificate_counter" ("district_code" character varying(12) NOT NULL, "day" character varying(10) NOT NULL, "last_number" bigint NOT NULL, CONSTRAINT "PK_18f7600751d43720949e96bdf28" PRIMARY KEY ("district_code", "day"))',
    );
    await runner.query(
      'CREATE TABLE "star" ("id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "level" bigint NOT NULL, "gained_at" bigint NOT NULL, "honor_minutes" bigint NOT NULL, "entry_id" character varying(36), "policy_version_id" character varying(36) NOT NULL, "lost_at" bigint, "lost_because" character varying(32), "lost_honor_minutes" bigint, "lost_entry_id" character varying(36), CONSTRAINT "star_lost_with_cause" CHECK ((lost_at IS NULL) = (lost_because IS NULL)), CONSTRAINT "star_level" CHECK (level >= 1 AND level <= 5), CONSTRAINT "PK_e0a31656542918b9e028c3b9f5f" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "star_history" ON "star"  ("volunteer_id", "id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "star_current" ON "star"  ("volunteer_id", "level") WHERE lost_at IS NULL',
    );
    await runner.query('CREATE INDEX "volunteer_merged" ON "volunteer"  ("merged_into_id") ');
    await runner.query(
      'ALTER TABLE "certificate" ADD CONSTRAINT "FK_0a2e0bf935b233eac175cece38c" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "certificate" ADD CONSTRAINT "FK_0466abedf065b08dcdd488ef07b" FOREIGN KEY ("issuer_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "certificate_record" ADD CONSTRAINT "FK_d1d7548779fbd09535ae9736d7e" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "star" ADD CONSTRAINT "FK_069436db53e088dcfbab39e11dc" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "star" DROP CONSTRAINT "FK_069436db53e088dcfbab39e11dc"');
    await runner.query('ALTER TABLE "certificate_record" DROP CONSTRAINT "FK_d1d7548779fbd09535ae9736d7e"');
    await runner.query('ALTER TABLE "certificate" DROP CONSTRAINT "FK_0466abedf065b08dcdd488ef07b"');
    await runner.query('ALTER TABLE "certificate" DROP CONSTRAINT "FK_0a2e0bf935b233eac175cece38c"');
    await runner.query('DROP INDEX "public"."volunteer_merged"');
    await runner.query('DROP INDEX "public"."star_current"');
    await runner.query('DROP INDEX "public"."star_history"');
    await runner.query('DROP TABLE "star"');
    await runner.query('DROP TABLE "certificate_counter"');
    await runner.query('DROP INDEX "public"."certificate_record_record"');
    await runner.query('DROP TABLE "certificate_record"');
    await runner.query('DROP INDEX "public"."certificate_number"');
    await runner.query('DROP INDEX "public"."certificate_volunteer"');
    await runner.query('DROP INDEX "public"."certificate_issuer"');
    await runner.query('DROP TABLE "certificate"');
  }
}
