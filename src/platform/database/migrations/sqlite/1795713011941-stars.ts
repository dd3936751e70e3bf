import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Stars1795713011941 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE TABLE \"star\" (\"id\" varchar(36) PRIMARY KEY NOT NULL, \"volunteer_id\" varchar(36) NOT NULL, \"level\" bigint NOT NULL, \"gained_at\" bigint NOT NULL, \"honor_minutes\" bigint NOT NULL, \"entry_id\" varchar(36), \"policy_version_id\" varchar(36) NOT NULL, \"lost_at\" bigint, \"lost_because\" varchar(32), \"lost_honor_minutes\" bigint, \"lost_entry_id\" varchar(36), CONSTRAINT \"star_lost_with_cause\" CHECK ((lost_at IS NULL) = (lost_because IS NULL)), CONSTRAINT \"star_level\" CHECK (level >= 1 AND level <= 5))");
    await runner.query("CREATE INDEX \"star_history\" ON \"star\" (\"volunteer_id\", \"id\") ");
    await runner.query("CREATE UNIQUE INDEX \"star_current\" ON \"star\" (\"volunteer_id\", \"level\") WHERE lost_at IS NULL");
    await runner.query("CREATE INDEX \"volunteer_merged\" ON \"volunteer\" (\"merged_into_id\") ");
    await runner.query("DROP INDEX \"star_history\"");
    await runner.query("DROP INDEX \"star_current\"");
    await runner.query("CREATE TABLE \"temporary_star\" (\"id\" varchar(36) PRIMARY KEY NOT NULL, \"volunteer_id\" varchar(36) NOT NULL, \"level\" bigint NOT NULL, \"gained_at\" bigint NOT NULL, \"honor_minutes\" bigint NOT NULL, \"entry_id\" varchar(36), \"policy_version_id\" varchar(36) NOT NULL, \"lost_at\" bigint, \"lost_because\" varchar(32), \"lost_honor_minutes\" bigint, \"lost_entry_id\" varchar(36), CONSTRAINT \"star_lost_with_cause\" CHECK ((lost_at IS NULL) = (lost_because IS NULL)), CONSTRAINT \"star_level\" CHECK (level >= 1 AND level <= 5), CONSTRAINT \"FK_069436db53e088dcfbab39e11dc\" FOREIGN KEY (\"volunteer_id\") REFERENCES \"volunteer\" (\"id\") ON DELETE NO ACTION ON UPDATE NO ACTION)");
    await runner.query("INSERT INTO \"temporary_star\"(\"id\", \"volunteer_id\", \"level\", \"gained_at\", \"honor_minutes\", \"entry_id\", \"policy_version_id\", \"lost_at\", \"lost_because\", \"lost_honor_minutes\", \"lost_entry_id\") SELECT \"id\", \"volunteer_id\", \"level\", \"gained_at\", \"honor_minutes\", \"entry_id\", \"policy_version_id\", \"lost_at\", \"lost_because\", \"lost_honor_minutes\", \"lost_entry_id\" FROM \"star\"");
    await runner.query("DROP TABLE \"star\"");
    await runner.query("ALTER TABLE \"temporary_star\" RENAME TO \"star\"");
    await runner.query("CREATE INDEX \"star_history\" ON \"star\" (\"volunteer_id\", \"id\") ");
    await runner.query("CREATE UNIQUE INDEX \"star_current\" ON \"star\" (\"volunteer_id\", \"level\") WHERE lost_at IS NULL");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP INDEX \"star_current\"");
    await runner.query("DROP INDEX \"star_history\"");
    await runner.query("ALTER TABLE \"star\" RENAME TO \"temporary_star\"");
    await runner.query("CREATE TABLE \"star\" (\"id\" varchar(36) PRIMARY KEY NOT NULL, \"volunteer_id\" varchar(36) NOT NULL, \"level\" bigint NOT NULL, \"gained_at\" bigint NOT NULL, \"honor_minutes\" bigint NOT NULL, \"entry_id\" varchar(36), \"policy_version_id\" varchar(36) NOT NULL, \"lost_at\" bigint, \"lost_because\" varchar(32), \"lost_honor_minutes\" bigint, \"lost_entry_id\" varchar(36), CONSTRAINT \"star_lost_with_cause\" CHECK ((lost_at IS NULL) = (lost_because IS NULL)), CONSTRAINT \"star_level\" CHECK (level >= 1 AND level <= 5))");
    await runner.query("INSERT INTO \"star\"(\"id\", \"volunteer_id\", \"level\", \"gained_at\", \"honor_minutes\", \"entry_id\", \"policy_version_id\", \"lost_at\", \"lost_because\", \"lost_honor_minutes\", \"lost_entry_id\") SELECT \"id\", \"volunteer_id\", \"level\", \"gained_at\", \"honor_minutes\", \"entry_id\", \"policy_version_id\", \"lost_at\", \"lost_because\", \"lost_honor_minutes\", \"lost_entry_id\" FROM \"temporary_star\"");
    await runner.query("DROP TABLE \"temporary_star\"");
    await runner.query("CREATE UNIQUE INDEX \"star_current\" ON \"star\" (\"volunteer_id\", \"level\") WHERE lost_at IS NULL");
    await runner.query("CREATE INDEX \"star_history\" ON \"star\" (\"volunteer_id\", \"id\") ");
    await runner.query("DROP INDEX \"volunteer_merged\"");
    await runner.query("DROP INDEX \"star_current\"");
    await runner.query("DROP INDEX \"star_history\"");
    await runner.query("DROP TABLE \"star\"");
  }
}
