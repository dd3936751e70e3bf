import { describe, expect, it } from '@jest/globals';
import { reportPeriodOf } from './report-period.js';

describe('the period of a report', () => {
  it('is a whole month, of any length', () => {
    expect(reportPeriodOf(2026, 6, '2026-06-15')).toMatchObject({
      fromDay: '2026-06-01',
      untilDay: '2026-06-30',
    });
    expect(reportPeriodOf(2024, 2, '2026-06-15')).toMatchObject({
      fromDay: '2024-02-01',
      untilDay: '2024-02-29',
    });
    expect(reportPeriodOf(2025, 12, '2026-06-15')).toMatchObject({ untilDay: '2025-12-31' });
  });

  it('or a whole year, by the days of Shanghai', () => {
    const year = reportPeriodOf(2026, null, '2026-01-01');
    expect(year).toMatchObject({ fromDay: '2026-01-01', untilDay: '2026-12-31', month: null });
    expect(new Date(year.start).toISOString()).toBe('2025-12-31T16:00:00.000Z');
    expect(new Date(year.end).toISOString()).toBe('2026-12-31T16:00:00.000Z');
  });

  it('is refused before it has begun', () => {
    expect(() => reportPeriodOf(2026, 7, '2026-06-30')).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
    expect(() => reportPeriodOf(2027, null, '2026-06-30')).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
  });
});
