import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Awards1795741502484 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE "award_scheme" ("place_code" varchar(12) NOT NULL, "name" varchar(60) NOT NULL, "squad_kinds" text NOT NULL, "provenances" text NOT NULL, "period_kind" varchar(32) NOT NULL, "minimum_minutes" bigint NOT NULL, "places" bigint NOT NULL, "id" varchar(36) PRIMARY KEY NOT NULL, "description" varchar(500) NOT NULL, "version" bigint NOT NULL, "created_at" bigint NOT NULL, "changed_by_account_id" varchar(36) NOT NULL, "changed_at" bigint NOT NULL, "retired_at" bigint, "retired_by_account_id" varchar(36), CONSTRAINT "award_scheme_retired" CHECK ((retired_at IS NULL) = (retired_by_account_id IS NULL)), CONSTRAINT "award_scheme_places" CHECK (places >= 1))',
    );
    await runner.query('CREATE INDEX "award_scheme_place" ON "award_scheme" ("place_code", "id") ');
    await runner.query(
      'CREATE TABLE "award_cycle" ("place_code" varchar(12) NOT NULL, "name" varchar(60) NOT NULL, "squad_kinds" text NOT NULL, "provenances" text NOT NULL, "period_kind" varchar(32) NOT NULL, "minimum_minutes" bigint NOT NULL, "places" bigint NOT NULL, "id" varchar(36) PRIMARY KEY NOT NULL, "scheme_id" varchar(36) NOT NULL, "scheme_version" bigint NOT NULL, "period" varchar(7) NOT NULL, "status" varchar(32) NOT NULL, "last_place_minutes" bigint NOT NULL, "notice_id" varchar(36), "conferred_on" varchar(10), "grantor" varchar(100), "document_number" varchar(60), CONSTRAINT "award_cycle_noticed" CHECK (status NOT IN (\'NOTICED\', \'CONFERRED\') OR notice_id IS NOT NULL), CONSTRAINT "award_cycle_conferred_whole" CHECK ((document_number IS NULL) = (conferred_on IS NULL)), CONSTRAINT "award_cycle_conferred" CHECK ((status = \'CONFERRED\') = (document_number IS NOT NULL)))',
    );
    await runner.query('CREATE INDEX "award_cycle_place" ON "award_cycle" ("place_code", "id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "award_cycle_period" ON "award_cycle" ("scheme_id", "period") WHERE status <> \'CANCELLED\'',
    );
    await runner.query(
      'CREATE TABLE "award_step" ("id" varchar(36) PRIMARY KEY NOT NULL, "cycle_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "at" bigint NOT NULL, "by_account_id" varchar(36), "reason" varchar(500))',
    );
    await runner.query('CREATE INDEX "award_step_cycle" ON "award_step" ("cycle_id", "id") ');
    await runner.query(
      'CREATE TABLE "award_candidate" ("id" varchar(36) PRIMARY KEY NOT NULL, "cycle_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "rank" bigint NOT NULL, "minutes" bigint NOT NULL, "merit" varchar(200), "nomination_reason" varchar(500), "nominated_by_account_id" varchar(36), "nominated_at" bigint, "approved" boolean, "review_reason" varchar(500), "reviewed_by_account_id" varchar(36), "reviewed_at" bigint, "exclusion" varchar(32), CONSTRAINT "award_candidate_four_eyes" CHECK (reviewed_by_account_id IS NULL OR (nominated_by_account_id IS NOT NULL AND reviewed_by_account_id <> nominated_by_account_id)), CONSTRAINT "award_candidate_reviewed" CHECK ((approved IS NULL) = (reviewed_by_account_id IS NULL)), CONSTRAINT "award_candidate_nominated" CHECK ((nominated_by_account_id IS NULL) = (merit IS NULL)))',
    );
    await runner.query(
      'CREATE INDEX "award_candidate_order" ON "award_candidate" ("cycle_id", "rank", "id") ',
    );
    await runner.query('CREATE INDEX "award_candidate_volunteer" ON "award_candidate" ("volunteer_id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "award_candidate_once" ON "award_candidate" ("cycle_id", "volunteer_id") ',
    );
    await runner.query(
      'CREATE TABLE "commendation" ("id" varchar(36) PRIMARY KEY NOT NULL, "cycle_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "merit" varchar(200) NOT NULL, "minutes" bigint NOT NULL, "conferred_at" bigint NOT NULL, "flagged_at" bigint, "revoked_at" bigint, "revoked_by_account_id" varchar(36), "revoke_reason" varchar(500), CONSTRAINT "commendation_revoked" CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL)))',
    );
    await runner.query('CREATE INDEX "commendation_community" ON "commendation" ("community_code", "id") ');
    await runner.query('CREATE INDEX "commendation_volunteer" ON "commendation" ("volunteer_id", "id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "commendation_once" ON "commendation" ("cycle_id", "volunteer_id") ',
    );
    await runner.query('DROP INDEX "award_scheme_place"');
    await runner.query(
      'CREATE TABLE "temporary_award_scheme" ("place_code" varchar(12) NOT NULL, "name" varchar(60) NOT NULL, "squad_kinds" text NOT NULL, "provenances" text NOT NULL, "period_kind" varchar(32) NOT NULL, "minimum_minutes" bigint NOT NULL, "places" bigint NOT NULL, "id" varchar(36) PRIMARY KEY NOT NULL, "description" varchar(500) NOT NULL, "version" bigint NOT NULL, "created_at" bigint NOT NULL, "changed_by_account_id" varchar(36) NOT NULL, "changed_at" bigint NOT NULL, "retired_at" bigint, "retired_by_account_id" varchar(36), CONSTRAINT "award_scheme_retired" CHECK ((retired_at IS NULL) = (retired_by_account_id IS NULL)), CONSTRAINT "award_scheme_places" CHECK (places >= 1), CONSTRAINT "FK_dfad8389f60e0e2ff8b53bc3ea1" FOREIGN KEY ("place_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_award_scheme"("place_code", "name", "squad_kinds", "provenances", "period_kind", "minimum_minutes", "places", "id", "description", "version", "created_at", "changed_by_account_id", "changed_at", "retired_at", "retired_by_account_id") SELECT "place_code", "name", "squad_kinds", "provenances", "period_kind", "minimum_minutes", "places", "id", "description", "version", "created_at", "changed_by_account_id", "changed_at", "retired_at", "retired_by_account_id" FROM "award_scheme"',
    );
    await runner.query('DROP TABLE "award_scheme"');
    await runner.query('ALTER TABLE "temporary_award_scheme" RENAME TO "award_scheme"');
    await runner.query('CREATE INDEX "award_scheme_place" ON "award_scheme" ("place_code", "id") ');
    await runner.query('DROP INDEX "award_cycle_place"');
    await runner.query('DROP INDEX "award_cycle_period"');
    await runner.query(
      'CREATE TABLE "temporary_award_cycle" ("place_code" varchar(12) NOT NULL, "name" varchar(60) NOT NULL, "squad_kinds" text NOT NULL, "provenances" text NOT NULL, "period_kind" varchar(32) NOT NULL, "minimum_minutes" bigint NOT NULL, "places" bigint NOT NULL, "id" varchar(36) PRIMARY KEY NOT NULL, "scheme_id" varchar(36) NOT NULL, "scheme_version" bigint NOT NULL, "period" varchar(7) NOT NULL, "status" varchar(32) NOT NULL, "last_place_minutes" bigint NOT NULL, "notice_id" varchar(36), "conferred_on" varchar(10), "grantor" varchar(100), "document_number" varchar(60), CONSTRAINT "award_cycle_noticed" CHECK (status NOT IN (\'NOTICED\', \'CONFERRED\') OR notice_id IS NOT NULL), CONSTRAINT "award_cycle_conferred_whole" CHECK ((document_number IS NULL) = (conferred_on IS NULL)), CONSTRAINT "award_cycle_conferred" CHECK ((status = \'CONFERRED\') = (document_number IS NOT NULL)), CONSTRAINT "FK_1768a4f2acf28c3aafdf680332c" FOREIGN KEY ("place_code") REFERENCES "place" ("code") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_b42fefbc3201d66185a21f98608" FOREIGN KEY ("scheme_id") REFERENCES "award_scheme" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_5fede047e5f0ec3c4fe680d795b" FOREIGN KEY ("notice_id") REFERENCES "public_notice" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_award_cycle"("place_code", "name", "squad_kinds", "provenances", "period_kind", "minimum_minutes", "places", "id", "scheme_id", "scheme_version", "period", "status", "last_place_minutes", "notice_id", "conferred_on", "grantor", "document_number") SELECT "place_code", "name", "squad_kinds", "provenances", "period_kind", "minimum_minutes", "places", "id", "scheme_id", "scheme_version", "period", "status", "last_place_minutes", "notice_id", "conferred_on", "grantor", "document_number" FROM "award_cycle"',
    );
    await runner.query('DROP TABLE "award_cycle"');
    await runner.query('ALTER TABLE "temporary_award_cycle" RENAME TO "award_cycle"');
    await runner.query('CREATE INDEX "award_cycle_place" ON "award_cycle" ("place_code", "id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "award_cycle_period" ON "award_cycle" ("scheme_id", "period") WHERE status <> \'CANCELLED\'',
    );
    await runner.query('DROP INDEX "award_step_cycle"');
    await runner.query(
      'CREATE TABLE "temporary_award_step" ("id" varchar(36) PRIMARY KEY NOT NULL, "cycle_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "at" bigint NOT NULL, "by_account_id" varchar(36), "reason" varchar(500), CONSTRAINT "FK_cd7978ea41bf832fe4b2d3db17e" FOREIGN KEY ("cycle_id") REFERENCES "award_cycle" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_award_step"("id", "cycle_id", "kind", "at", "by_account_id", "reason") SELECT "id", "cycle_id", "kind", "at", "by_account_id", "reason" FROM "award_step"',
    );
    await runner.query('DROP TABLE "award_step"');
    await runner.query('ALTER TABLE "temporary_award_step" RENAME TO "award_step"');
    await runner.query('CREATE INDEX "award_step_cycle" ON "award_step" ("cycle_id", "id") ');
    await runner.query('DROP INDEX "award_candidate_order"');
    await runner.query('DROP INDEX "award_candidate_volunteer"');
    await runner.query('DROP INDEX "award_candidate_once"');
    await runner.query(
      'CREATE TABLE "temporary_award_candidate" ("id" varchar(36) PRIMARY KEY NOT NULL, "cycle_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "rank" bigint NOT NULL, "minutes" bigint NOT NULL, "merit" varchar(200), "nomination_reason" varchar(500), "nominated_by_account_id" varchar(36), "nominated_at" bigint, "approved" boolean, "review_reason" varchar(500), "reviewed_by_account_id" varchar(36), "reviewed_at" bigint, "exclusion" varchar(32), CONSTRAINT "award_candidate_four_eyes" CHECK (reviewed_by_account_id IS NULL OR (nominated_by_account_id IS NOT NULL AND reviewed_by_account_id <> nominated_by_account_id)), CONSTRAINT "award_candidate_reviewed" CHECK ((approved IS NULL) = (reviewed_by_account_id IS NULL)), CONSTRAINT "award_candidate_nominated" CHECK ((nominated_by_account_id IS NULL) = (merit IS NULL)), CONSTRAINT "FK_1265a91722c019c3d2c33368ab4" FOREIGN KEY ("cycle_id") REFERENCES "award_cycle" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_bd883f18284ad3b99344cfd97f7" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_award_candidate"("id", "cycle_id", "volunteer_id", "rank", "minutes", "merit", "nomination_reason", "nominated_by_account_id", "nominated_at", "approved", "review_reason", "reviewed_by_account_id", "reviewed_at", "exclusion") SELECT "id", "cycle_id", "volunteer_id", "rank", "minutes", "merit", "nomination_reason", "nominated_by_account_id", "nominated_at", "approved", "review_reason", "reviewed_by_account_id", "reviewed_at", "exclusion" FROM "award_candidate"',
    );
    await runner.query('DROP TABLE "award_candidate"');
    await runner.query('ALTER TABLE "temporary_award_candidate" RENAME TO "award_candidate"');
    await runner.query(
      'CREATE INDEX "award_candidate_order" ON "award_candidate" ("cycle_id", "rank", "id") ',
    );
    await runner.query('CREATE INDEX "award_candidate_volunteer" ON "award_candidate" ("volunteer_id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "award_candidate_once" ON "award_candidate" ("cycle_id", "volunteer_id") ',
    );
    await runner.query('DROP INDEX "commendation_community"');
    await runner.query('DROP INDEX "commendation_volunteer"');
    await runner.query('DROP INDEX "commendation_once"');
    await runner.query(
      'CREATE TABLE "temporary_commendation" ("id" varchar(36) PRIMARY KEY NOT NULL, "cycle_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "merit" varchar(200) NOT NULL, "minutes" bigint NOT NULL, "conferred_at" bigint NOT NULL, "flagged_at" bigint, "revoked_at" bigint, "revoked_by_account_id" varchar(36), "revoke_reason" varchar(500), CONSTRAINT "commendation_revoked" CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL)), CONSTRAINT "FK_0377e2e3436bd4b29707b3028ac" FOREIGN KEY ("cycle_id") REFERENCES "award_cycle" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION, CONSTRAINT "FK_53b0c8f55ff94f618a4370e4723" FOREIGN KEY ("volunteer_id") REFERENCES "volunteer" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION)',
    );
    await runner.query(
      'INSERT INTO "temporary_commendation"("id", "cycle_id", "volunteer_id", "community_code", "merit", "minutes", "conferred_at", "flagged_at", "revoked_at", "revoked_by_account_id", "revoke_reason") SELECT "id", "cycle_id", "volunteer_id", "community_code", "merit", "minutes", "conferred_at", "flagged_at", "revoked_at", "revoked_by_account_id", "revoke_reason" FROM "commendation"',
    );
    await runner.query('DROP TABLE "commendation"');
    await runner.query('ALTER TABLE "temporary_commendation" RENAME TO "commendation"');
    await runner.query('CREATE INDEX "commendation_community" ON "commendation" ("community_code", "id") ');
    await runner.query('CREATE INDEX "commendation_volunteer" ON "commendation" ("volunteer_id", "id") ');
    await runner.query(
      'CREATE UNIQUE INDEX "commendation_once" ON "commendation" ("cycle_id", "volunteer_id") ',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "commendation_once"');
    await runner.query('DROP INDEX "commendation_volunteer"');
    await runner.query('DROP INDEX "commendation_community"');
    await runner.query('ALTER TABLE "commendation" RENAME TO "temporary_commendation"');
    await runner.query(
      'CREATE TABLE "commendation" ("id" varchar(36) PRIMARY KEY NOT NULL, "cycle_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "community_code" varchar(12) NOT NULL, "merit" varchar(200) NOT NULL, "minutes" bigint NOT NULL, "conferred_at" bigint NOT NULL, "flagged_at" bigint, "revoked_at" bigint, "revoked_by_account_id" varchar(36), "revoke_reason" varchar(500), CONSTRAINT "commendation_revoked" CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL)))',
    );
    await runner.query(
      'INSERT INTO "commendation"("id", "cycle_id", "volunteer_id", "community_code", "merit", "minutes", "conferred_at", "flagged_at", "revoked_at", "revoked_by_account_id", "revoke_reason") SELECT "id", "cycle_id", "volunteer_id", "community_code", "merit", "minutes", "conferred_at", "flagged_at", "revoked_at", "revoked_by_account_id", "revoke_reason" FROM "temporary_commendation"',
    );
    await runner.query('DROP TABLE "temporary_commendation"');
    await runner.query(
      'CREATE UNIQUE INDEX "commendation_once" ON "commendation" ("cycle_id", "volunteer_id") ',
    );
    await runner.query('CREATE INDEX "commendation_volunteer" ON "commendation" ("volunteer_id", "id") ');
    await runner.query('CREATE INDEX "commendation_community" ON "commendation" ("community_code", "id") ');
    await runner.query('DROP INDEX "award_candidate_once"');
    await runner.query('DROP INDEX "award_candidate_volunteer"');
    await runner.query('DROP INDEX "award_candidate_order"');
    await runner.query('ALTER TABLE "award_candidate" RENAME TO "temporary_award_candidate"');
    await runner.query(
      'CREATE TABLE "award_candidate" ("id" varchar(36) PRIMARY KEY NOT NULL, "cycle_id" varchar(36) NOT NULL, "volunteer_id" varchar(36) NOT NULL, "rank" bigint NOT NULL, "minutes" bigint NOT NULL, "merit" varchar(200), "nomination_reason" varchar(500), "nominated_by_account_id" varchar(36), "nominated_at" bigint, "approved" boolean, "review_reason" varchar(500), "reviewed_by_account_id" varchar(36), "reviewed_at" bigint, "exclusion" varchar(32), CONSTRAINT "award_candidate_four_eyes" CHECK (reviewed_by_account_id IS NULL OR (nominated_by_account_id IS NOT NULL AND reviewed_by_account_id <> nominated_by_account_id)), CONSTRAINT "award_candidate_reviewed" CHECK ((approved IS NULL) = (reviewed_by_account_id IS NULL)), CONSTRAINT "award_candidate_nominated" CHECK ((nominated_by_account_id IS NULL) = (merit IS NULL)))',
    );
    await runner.query(
      'INSERT INTO "award_candidate"("id", "cycle_id", "volunteer_id", "rank", "minutes", "merit", "nomination_reason", "nominated_by_account_id", "nominated_at", "approved", "review_reason", "reviewed_by_account_id", "reviewed_at", "exclusion") SELECT "id", "cycle_id", "volunteer_id", "rank", "minutes", "merit", "nomination_reason", "nominated_by_account_id", "nominated_at", "approved", "review_reason", "reviewed_by_account_id", "reviewed_at", "exclusion" FROM "temporary_award_candidate"',
    );
    await runner.query('DROP TABLE "temporary_award_candidate"');
    await runner.query(
      'CREATE UNIQUE INDEX "award_candidate_once" ON "award_candidate" ("cycle_id", "volunteer_id") ',
    );
    await runner.query('CREATE INDEX "award_candidate_volunteer" ON "award_candidate" ("volunteer_id") ');
    await runner.query(
      'CREATE INDEX "award_candidate_order" ON "award_candidate" ("cycle_id", "rank", "id") ',
    );
    await runner.query('DROP INDEX "award_step_cycle"');
    await runner.query('ALTER TABLE "award_step" RENAME TO "temporary_award_step"');
    await runner.query(
      'CREATE TABLE "award_step" ("id" varchar(36) PRIMARY KEY NOT NULL, "cycle_id" varchar(36) NOT NULL, "kind" varchar(32) NOT NULL, "at" bigint NOT NULL, "by_account_id" varchar(36), "reason" varchar(500))',
    );
    await runner.query(
      'INSERT INTO "award_step"("id", "cycle_id", "kind", "at", "by_account_id", "reason") SELECT "id", "cycle_id", "kind", "at", "by_account_id", "reason" FROM "temporary_award_step"',
    );
    await runner.query('DROP TABLE "temporary_award_step"');
    await runner.query('CREATE INDEX "award_step_cycle" ON "award_step" ("cycle_id", "id") ');
    await runner.query('DROP INDEX "award_cycle_period"');
    await runner.query('DROP INDEX "award_cycle_place"');
    await runner.query('ALTER TABLE "award_cycle" RENAME TO "temporary_award_cycle"');
    await runner.query(
      'CREATE TABLE "award_cycle" ("place_code" varchar(12) NOT NULL, "name" varchar(60) NOT NULL, "squad_kinds" text NOT NULL, "provenances" text NOT NULL, "period_kind" varchar(32) NOT NULL, "minimum_minutes" bigint NOT NULL, "places" bigint NOT NULL, "id" varchar(36) PRIMARY KEY NOT NULL, "scheme_id" varchar(36) NOT NULL, "scheme_version" bigint NOT NULL, "period" varchar(7) NOT NULL, "status" varchar(32) NOT NULL, "last_place_minutes" bigint NOT NULL, "notice_id" varchar(36), "conferred_on" varchar(10), "grantor" varchar(100), "document_number" varchar(60), CONSTRAINT "award_cycle_noticed" CHECK (status NOT IN (\'NOTICED\', \'CONFERRED\') OR notice_id IS NOT NULL), CONSTRAINT "award_cycle_conferred_whole" CHECK ((document_number IS NULL) = (conferred_on IS NULL)), CONSTRAINT "award_cycle_conferred" CHECK ((status = \'CONFERRED\') = (document_number IS NOT NULL)))',
    );
    await runner.query(
      'INSERT INTO "award_cycle"("place_code", "name", "squad_kinds", "provenances", "period_kind", "minimum_minutes", "places", "id", "scheme_id", "scheme_version", "period", "status", "last_place_minutes", "notice_id", "conferred_on", "grantor", "document_number") SELECT "place_code", "name", "squad_kinds", "provenances", "period_kind", "minimum_minutes", "places", "id", "scheme_id", "scheme_version", "period", "status", "last_place_minutes", "notice_id", "conferred_on", "grantor", "document_number" FROM "temporary_award_cycle"',
    );
    await runner.query('DROP TABLE "temporary_award_cycle"');
    await runner.query(
      'CREATE UNIQUE INDEX "award_cycle_period" ON "award_cycle" ("scheme_id", "period") WHERE status <> \'CANCELLED\'',
    );
    await runner.query('CREATE INDEX "award_cycle_place" ON "award_cycle" ("place_code", "id") ');
    await runner.query('DROP INDEX "award_scheme_place"');
    await runner.query('ALTER TABLE "award_scheme" RENAME TO "temporary_award_scheme"');
    await runner.query(
      'CREATE TABLE "award_scheme" ("place_code" varchar(12) NOT NULL, "name" varchar(60) NOT NULL, "squad_kinds" text NOT NULL, "provenances" text NOT NULL, "period_kind" varchar(32) NOT NULL, "minimum_minutes" bigint NOT NULL, "places" bigint NOT NULL, "id" varchar(36) PRIMARY KEY NOT NULL, "description" varchar(500) NOT NULL, "version" bigint NOT NULL, "created_at" bigint NOT NULL, "changed_by_account_id" varchar(36) NOT NULL, "changed_at" bigint NOT NULL, "retired_at" bigint, "retired_by_account_id" varchar(36), CONSTRAINT "award_scheme_retired" CHECK ((retired_at IS NULL) = (retired_by_account_id IS NULL)), CONSTRAINT "award_scheme_places" CHECK (places >= 1))',
    );
    await runner.query(
      'INSERT INTO "award_scheme"("place_code", "name", "squad_kinds", "provenances", "period_kind", "minimum_minutes", "places", "id", "description", "version", "created_at", "changed_by_account_id", "changed_at", "retired_at", "retired_by_account_id") SELECT "place_code", "name", "squad_kinds", "provenances", "period_kind", "minimum_minutes", "places", "id", "description", "version", "created_at", "changed_by_account_id", "changed_at", "retired_at", "retired_by_account_id" FROM "temporary_award_scheme"',
    );
    await runner.query('DROP TABLE "temporary_award_scheme"');
    await runner.query('CREATE INDEX "award_scheme_place" ON "award_scheme" ("place_code", "id") ');
    await runner.query('DROP INDEX "commendation_once"');
    await runner.query('DROP INDEX "commendation_volunteer"');
    await runner.query('DROP INDEX "commendation_community"');
    await runner.query('DROP TABLE "commendation"');
    await runner.query('DROP INDEX "award_candidate_once"');
    await runner.query('DROP INDEX "award_candidate_volunteer"');
    await runner.query('DROP INDEX "award_candidate_order"');
    await runner.query('DROP TABLE "award_candidate"');
    await runner.query('DROP INDEX "award_step_cycle"');
    await runner.query('DROP TABLE "award_step"');
    await runner.query('DROP INDEX "award_cycle_period"');
    await runner.query('DROP INDEX "award_cycle_place"');
    await runner.query('DROP TABLE "award_cycle"');
    await runner.query('DROP INDEX "award_scheme_place"');
    await runner.query('DROP TABLE "award_scheme"');
  }
}
