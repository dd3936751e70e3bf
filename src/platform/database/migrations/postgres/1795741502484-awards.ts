import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Awards1795741502484 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "award_scheme" ("place_code" character varying(12) NOT NULL, "name" character varying(60) NOT NULL, "squad_kinds" text NOT NULL, "provenances" text NOT NULL, "period_kind" character varying(32) NOT NULL, "minimum_minutes" bigint NOT NULL, "places" bigint NOT NULL, "id" character varying(36) NOT NULL, "description" character varying(500) NOT NULL, "version" bigint NOT NULL, "created_at" bigint NOT NULL, "changed_by_account_id" character varying(36) NOT NULL, "changed_at" bigint NOT NULL, "retired_at" bigint, "retired_by_account_id" character varying(36), CONSTRAINT "award_scheme_retired" CHECK ((retired_at IS NULL) = (retired_by_account_id IS NULL)), CONSTRAINT "award_scheme_places" CHECK (places >= 1), CONSTRAINT "PK_08bee933afebb013584c2aaab47" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "award_scheme_place" ON "award_scheme"  ("place_code", "id") ');
    await runner.query(
      'CREATE TABLE "award_cycle" ("place_code" character varying(12) NOT NULL, "name" character varying(60) NOT NULL, "squad_kinds" text NOT NULL, "provenances" text NOT NULL, "period_kind" character varying(32) NOT NULL, "minimum_minutes" bigint NOT NULL, "places" bigint NOT NULL, "id" character varying(36) NOT NULL, "scheme_id" character varying(36) NOT NULL, "scheme_version" bigint NOT NULL, "period" character varying(7) NOT NULL, "status" character varying(32) NOT NULL, "last_place_minutes" bigint NOT NULL, "notice_id" character varying(36), "conferred_on" character varying(10), "grantor" character varying(100), "document_number" character varying(60), CONSTRAINT "award_cycle_noticed" CHECK (status NOT IN (\'NOTICED\', \'CONFERRED\') OR notice_id IS NOT NULL), CONSTRAINT "award_cycle_conferred_whole" CHECK ((document_number IS NULL) = (conferred_on IS NULL)), CONSTRAINT "award_cycle_conferred" CHECK ((status = \'CONFERRED\') = (document_number IS NOT NULL)), CONSTRAINT "PK_5ec679147490e64bfc1ee553f9f" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "award_cycle_place" ON "award_cycle"  ("place_code", "id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "award_cycle_period" ON "award_cycle"  ("scheme_id", "period") WHERE status <> \'CANCELLED\'',
    );
    await runner.query(
      'CREATE TABLE "award_step" ("id" character varying(36) NOT NULL, "cycle_id" character varying(36) NOT NULL, "kind" character varying(32) NOT NULL, "at" bigint NOT NULL, "by_account_id" character varying(36), "reason" character varying(500), CONSTRAINT "PK_9267db5150bbade10012ffa05ff" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "award_step_cycle" ON "award_step"  ("cycle_id", "id") ');
    await runner.query(
      'CREATE TABLE "award_candidate" ("id" character varying(36) NOT NULL, "cycle_id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "rank" bigint NOT NULL, "minutes" bigint NOT NULL, "merit" character varying(200), "nomination_reason" character varying(500), "nominated_by_account_id" character varying(36), "nominated_at" bigint, "approved" boolean, "review_reason" character varying(500), "reviewed_by_account_id" character varying(36), "reviewed_at" bigint, "exclusion" character varying(32), CONSTRAINT "award_candidate_four_eyes" CHECK (reviewed_by_account_id IS NULL OR (nominated_by_account_id IS NOT NULL AND reviewed_by_account_id <> nominated_by_account_id)), CONSTRAINT "award_candidate_reviewed" CHECK ((approved IS NULL) = (reviewed_by_account_id IS NULL)), CONSTRAINT "award_candidate_nominated" CHECK ((nominated_by_account_id IS NULL) = (merit IS NULL)), CONSTRAINT "PK_511a815d2a97f772bbf9380b9b2" PRIMARY KEY ("id"))',
    );
    await runner.query(
      'CREATE INDEX "award_candidate_order" ON "award_candidate"  ("cycle_id", "rank", "id") ',
    );
    await runner.query('CREATE INDEX "award_candidate_volunteer" ON "award_candidate"  ("volunteer_id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "award_candidate_once" ON "award_candidate"  ("cycle_id", "volunteer_id") ',
    );
    await runner.query(
      'CREATE TABLE "commendation" ("id" character varying(36) NOT NULL, "cycle_id" character varying(36) NOT NULL, "volunteer_id" character varying(36) NOT NULL, "community_code" character varying(12) NOT NULL, "merit" character varying(200) NOT NULL, "minutes" bigint NOT NULL, "conferred_at" bigint NOT NULL, "flagged_at" bigint, "revoked_at" bigint, "revoked_by_account_id" character varying(36), "revoke_reason" character varying(500), CONSTRAINT "commendation_revoked" CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL)), CONSTRAINT "PK_62d1b6e91e54297aa408e3330d7" PRIMARY KEY ("id"))',
    );
    await runner.query('CREATE INDEX "commendation_community" ON "commendation"  ("community_code", "id") ');
    await runner.query('CREATE INDEX "commendation_volunteer" ON "commendation"  ("volunteer_id", "id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "commendation_once" ON "commendation"  ("cycle_id", "volunteer_id") ',
    );
    await runner.query(
      'ALTER TABLE "award_scheme" ADD CONSTRAINT "FK_dfad8389f60e0e2ff8b53bc3ea1" FOREIGN KEY ("place_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "award_cycle" ADD CONSTRAINT "FK_1768a4f2acf28c3aafdf680332c" FOREIGN KEY ("place_code") REFERENCES "place"("code") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "award_cycle" ADD CONSTRAINT "FK_b42fefbc3201d66185a21f98608" FOREIGN KEY ("scheme_id") REFERENCES "award_scheme"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "award_cycle" ADD CONSTRAINT "FK_5fede047e5f0ec3c4fe680d795b" FOREIGN KEY ("notice_id") REFERENCES "public_notice"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "award_step" ADD CONSTRAINT "FK_cd7978ea41bf832fe4b2d3db17e" FOREIGN KEY ("cycle_id") REFERENCES "award_cycle"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "award_candidate" ADD CONSTRAINT "FK_1265a91722c019c3d2c33368ab4" FOREIGN KEY ("cycle_id") REFERENCES "award_cycle"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "award_candidate" ADD CONSTRAINT "FK_bd883f18284ad3b99344cfd97f7" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "commendation" ADD CONSTRAINT "FK_0377e2e3436bd4b29707b3028ac" FOREIGN KEY ("cycle_id") REFERENCES "award_cycle"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
    await runner.query(
      'ALTER TABLE "commendation" ADD CONSTRAINT "FK_53b0c8f55ff94f618a4370e4723" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer"("id") ON DELETE NO ACTION ON UPDATE NO ACTION',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "commendation" DROP CONSTRAINT "FK_53b0c8f55ff94f618a4370e4723"');
    await runner.query('ALTER TABLE "commendation" DROP CONSTRAINT "FK_0377e2e3436bd4b29707b3028ac"');
    await runner.query('ALTER TABLE "award_candidate" DROP CONSTRAINT "FK_bd883f18284ad3b99344cfd97f7"');
    await runner.query('ALTER TABLE "award_candidate" DROP CONSTRAINT "FK_1265a91722c019c3d2c33368ab4"');
    await runner.query('ALTER TABLE "award_step" DROP CONSTRAINT "FK_cd7978ea41bf832fe4b2d3db17e"');
    await runner.query('ALTER TABLE "award_cycle" DROP CONSTRAINT "FK_5fede047e5f0ec3c4fe680d795b"');
    await runner.query('ALTER TABLE "award_cycle" DROP CONSTRAINT "FK_b42fefbc3201d66185a21f98608"');
    await runner.query('ALTER TABLE "award_cycle" DROP CONSTRAINT "FK_1768a4f2acf28c3aafdf680332c"');
    await runner.query('ALTER TABLE "award_scheme" DROP CONSTRAINT "FK_dfad8389f60e0e2ff8b53bc3ea1"');
    await runner.query('DROP INDEX "public"."commendation_once"');
    await runner.query('DROP INDEX "public"."commendation_volunteer"');
    await runner.query('DROP INDEX "public"."commendation_community"');
    await runner.query('DROP TABLE "commendation"');
    await runner.query('DROP INDEX "public"."award_candidate_once"');
    await runner.query('DROP INDEX "public"."award_candidate_volunteer"');
    await runner.query('DROP INDEX "public"."award_candidate_order"');
    await runner.query('DROP TABLE "award_candidate"');
    await runner.query('DROP INDEX "public"."award_step_cycle"');
    await runner.query('DROP TABLE "award_step"');
    await runner.query('DROP INDEX "public"."award_cycle_period"');
    await runner.query('DROP INDEX "public"."award_cycle_place"');
    await runner.query('DROP TABLE "award_cycle"');
    await runner.query('DROP INDEX "public"."award_scheme_place"');
    await runner.query('DROP TABLE "award_scheme"');
  }
}
