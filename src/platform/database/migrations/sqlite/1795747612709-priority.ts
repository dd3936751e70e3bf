import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Written by hand: a table that others point to is not made anew for a column. */
export class Priority1795747612709 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "need" ADD "priority" boolean');
    await runner.query('ALTER TABLE "redemption" ADD "priority" boolean');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "redemption" DROP COLUMN "priority"');
    await runner.query('ALTER TABLE "need" DROP COLUMN "priority"');
  }
}
