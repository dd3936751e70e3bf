import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RankingDaysCovered1795799305725 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "ranking_day_community"');
    await runner.query(
      'CREATE INDEX "ranking_day_community" ON "ranking_day" ("community_code", "day", "squad_kind", "volunteer_no", "minutes") ',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "ranking_day_community"');
    await runner.query('CREATE INDEX "ranking_day_community" ON "ranking_day" ("community_code", "day") ');
  }
}
