import { createListener, createTestDatabase, type TestDatabase } from '../../../../test/database';
import { catalogVersionOf, libraryOf, tellOfChanges } from '../../../../test/libraries';
import { migrate } from '../data-source';
import { Libraries1805000000000 } from './1805000000000-libraries';

describe('the migration to libraries', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    const names = test.dataSource.migrations.map(({ name }) => name);
    const later = names.length - names.indexOf(new Libraries1805000000000().name);
    for (let n = 0; n < later; n++) await test.dataSource.undoLastMigration();
  });
  afterAll(() => test.drop());

  it('lets listeners hold what they have played before, and begins with the version that everybody had', async () => {
    const [one, other, none] = [
      await createListener(test.database),
      await createListener(test.database),
      await createListener(test.database),
    ] as const;
    await test.database.query(`INSERT INTO artist (name) VALUES ('Ada')`);
    await test.database.query(
      `INSERT INTO track (name, artist_ids) SELECT 'Track ' || n, '{1}' FROM generate_series(1, 5) AS n`,
    );
    await test.database.query('UPDATE catalog_state SET version = 7');
    await test.database.query(
      `INSERT INTO play (listener_id, played_at, track_id, sources, export_track_id)
       VALUES ($1, '2024-01-01', 1, 1, NULL), ($1, '2024-01-02', 1, 1, NULL), ($1, '2024-01-03', 2, 3, 4), ($2, '2024-01-01', 3, 1, NULL)`,
      [one, other],
    );
    await test.database.query(
      `INSERT INTO play_evidence (listener_id, played_at, track_id, import_id, source, exported_at, exported_track_id, ms_played)
       VALUES ($1, '2024-01-01', 3, 1, 2, '2024-01-01', 5, 1)`,
      [other],
    );
    expect(await migrate(test.dataSource)).toContain('Libraries1805000000000');
    expect(await libraryOf(test.database, one)).toEqual([1, 2, 4]);
    expect(await libraryOf(test.database, other)).toEqual([3, 5]);
    const versions = () => Promise.all([one, other, none].map((id) => catalogVersionOf(test.database, id)));
    expect(await versions()).toEqual([7n, 7n, 7n]);
    await tellOfChanges(test.database, { tracks: [2] });
    expect(await versions()).toEqual([8n, 7n, 7n]);
  });
});
