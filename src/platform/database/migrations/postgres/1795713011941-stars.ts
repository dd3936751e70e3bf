import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Stars1795713011941 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TABLE \"star\" (\"id\" character varying(36) NOT NULL, \"volunteer_id\" character varying(36) NOT NULL, \"level\" bigint NOT NULL, \"gained_at\" bigint NOT NULL, \"honor_minutes\" bigint NOT NULL, \"entry_id\" character varying(36), \"policy_version_id\" character varying(36) NOT NULL, \"lost_at\" bigint, \"lost_because\" character varying(32), \"lost_honor_minutes\" bigint, \"lost_entry_id\" character varying(36), CONSTRAINT \"star_lost_with_cause\" CHECK ((lost_at IS NULL) = (lost_because IS NULL)), CONSTRAINT \"star_level\" CHECK (level >= 1 AND level <= 5), CONSTRAINT \"PK_e0a31656542918b9e028c3b9f5f\" PRIMARY KEY (\"id\"))");
    await runner.query("CREATE INDEX \"star_history\" ON \"star\"  (\"volunteer_id\", \"id\") ");
    await runner.query("CREATE UNIQUE INDEX \"star_current\" ON \"star\"  (\"volunteer_id\", \"level\") WHERE lost_at IS NULL");
    await runner.query("CREATE INDEX \"volunteer_merged\" ON \"volunteer\"  (\"merged_into_id\") ");
    await runner.query("ALTER TABLE \"star\" ADD CONSTRAINT \"FK_069436db53e088dcfbab39e11dc\" FOREIGN KEY (\"volunteer_id\") REFERENCES \"volunteer\"(\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE \"star\" DROP CONSTRAINT \"FK_069436db53e088dcfbab39e11dc\"");
    await runner.query("DROP INDEX \"public\".\"volunteer_merged\"");
    await runner.query("DROP INDEX \"public\".\"star_current\"");
    await runner.query("DROP INDEX \"public\".\"star_history\"");
    await runner.query("DROP TABLE \"star\"");
  }
}
