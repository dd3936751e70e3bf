import { describe, expect, it } from '@jest/globals';
import { figuresOf, together } from './report-figures.js';

describe('figures of a report', () => {
  it('have a line for every value of a vocabulary, also with nothing in it', () => {
    const figures = figuresOf([]);
    expect(figures.minutes).toBe(0);
    expect(figures.kinds.map(({ key }) => key)).toEqual([
      ...['MEDIATION', 'RIGHTS', 'LEGAL_EDUCATION', 'POVERTY_RELIEF', 'PATROL', 'NONE'],
    ]);
    expect(figures.targets).toHaveLength(12);
    expect(figures.provenances[0]).toEqual({ key: 'CHECKED_IN', records: 0, minutes: 0 });
  });

  it('of a place are the sums of its parts, line by line', () => {
    const patrol = (minutes: number) =>
      figuresOf([
        { measure: 'minutes', amount: minutes },
        { measure: 'minutes', amount: minutes, line: { of: 'kinds', key: 'PATROL' } },
      ]);
    const sum = together([patrol(60), figuresOf([]), patrol(30)]);
    expect(sum.minutes).toBe(90);
    expect(sum.kinds.find(({ key }) => key === 'PATROL')).toMatchObject({ minutes: 90, records: 0 });
    expect(together([])).toEqual(figuresOf([]));
  });

  it('nothing is left out without a word: what has no line fails', () => {
    const line = { of: 'provenances', key: 'GUESSED' } as const;
    expect(() => figuresOf([{ measure: 'minutes', amount: 1, line }])).toThrow('GUESSED');
    expect(() => figuresOf([{ measure: 'smiles', amount: 1 }])).toThrow('smiles');
  });
});
