import { KeptFormats } from './kept-formats';

const english = () => new Intl.DateTimeFormat('en');

describe('formats', () => {
  it('are built once', () => {
    const formats = new KeptFormats(2);
    const build = jest.fn(english);
    expect(formats.get('a', build)).toBe(formats.get('a', build));
    expect(build).toHaveBeenCalledTimes(1);
  });

  it('never take more room than they may: the oldest go', () => {
    const formats = new KeptFormats(2);
    const build = jest.fn(english);
    for (const key of ['a', 'b', 'c', 'b', 'c']) formats.get(key, build);
    expect([build.mock.calls.length, formats.size]).toEqual([3, 2]);
    formats.get('a', build);
    expect([build.mock.calls.length, formats.size]).toEqual([4, 2]);
  });

  it('that cannot be built take none', () => {
    const formats = new KeptFormats(2);
    expect(() => formats.get('a', () => new Intl.DateTimeFormat('en', { timeZone: 'Mars/Olympus' }))).toThrow(
      RangeError,
    );
    expect(formats.size).toBe(0);
  });
});
