import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A number by which a listener can name a session: its hash is nothing to show. */
export class SessionNumbers1800000000000 implements MigrationInterface {
  name = 'SessionNumbers1800000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE session ADD id int GENERATED ALWAYS AS IDENTITY UNIQUE');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE session DROP id');
  }
}
