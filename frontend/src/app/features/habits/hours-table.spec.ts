import { hoursTable } from './hours-table';
import { clockWith } from './habits.testing';

describe('the table of the hours', () => {
  it('lets weeks begin with the day of the listener', () => {
    const table = hoursTable(clockWith([6, 21, 7]), 'SUNDAY', 'en-GB');
    expect(table.columns).toEqual(['Hour', 'Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']);
    expect(table.rows).toHaveLength(24);
    expect(table.rows[21]).toEqual(['21:00–22:00', '7', '0', '0', '0', '0', '0', '0']);
  });
});
