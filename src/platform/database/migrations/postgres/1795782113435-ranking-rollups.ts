import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fillRankingRollups } from '../fill-ranking-rollups.js';

export class RankingRollups1795782113435 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "ranking_day" ("volunteer_id" character varying(36) NOT NULL, "day" character varying(10) NOT NULL, "squad_kind" character varying(32) NOT NULL, "squad_id" character varying(36) NOT NULL, "organisation_id" character varying(36) NOT NULL, "community_code" character varying(12) NOT NULL, "volunteer_no" character varying(20) NOT NULL, "minutes" bigint NOT NULL, CONSTRAINT "PK_e5590d53b3d7404e48bc23fcd78" PRIMARY KEY ("volunteer_id", "day", "squad_kind", "squad_id", "organisation_id"))',
    );
    await runner.query('CREATE INDEX "ranking_day_community" ON "ranking_day"  ("community_code", "day") ');
    await runner.query(
      'CREATE TABLE "ranking_group_total" ("volunteer_id" character varying(36) NOT NULL, "group_id" character varying(36) NOT NULL, "period" character varying(7) NOT NULL, "community_code" character varying(12) NOT NULL, "volunteer_no" character varying(20) NOT NULL, "minutes" bigint NOT NULL, "rank_order" bigint NOT NULL, CONSTRAINT "PK_f5e4e3a738d69a213737f4c179c" PRIMARY KEY ("volunteer_id", "group_id", "period"))',
    );
    await runner.query(
      'CREATE INDEX "ranking_group_total_order" ON "ranking_group_total"  ("group_id", "period", "rank_order", "volunteer_no") ',
    );
    await runner.query(
      'CREATE TABLE "ranking_count" ("scope_code" character varying(36) NOT NULL, "squad_kind" character varying(16) NOT NULL, "period" character varying(7) NOT NULL, "width" integer NOT NULL, "bucket" integer NOT NULL, "volunteers" bigint NOT NULL, "minutes" bigint NOT NULL, CONSTRAINT "PK_555a9ec4a73f2c47b7472d37f68" PRIMARY KEY ("scope_code", "squad_kind", "period", "width", "bucket"))',
    );
    await runner.query(
      'CREATE INDEX "ranking_count_empty" ON "ranking_count"  ("scope_code") WHERE volunteers = 0',
    );
    await fillRankingRollups(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "public"."ranking_count_empty"');
    await runner.query('DROP TABLE "ranking_count"');
    await runner.query('DROP INDEX "public"."ranking_group_total_order"');
    await runner.query('DROP TABLE "ranking_group_total"');
    await runner.query('DROP INDEX "public"."ranking_day_community"');
    await runner.query('DROP TABLE "ranking_day"');
  }
}
