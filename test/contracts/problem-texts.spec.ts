import { describe, expect, it } from '@jest/globals';
import '../../src/app.module.js';
import { hasLabels, problemCatalogue } from '../../src/kernel/problem.js';

describe('§ 4: one catalogue of problems', () => {
  it('every sentence is there in both languages and asks for the same details', () => {
    const holes = (text: string): string[] => [...new Set(text.match(/\{\w+(:\w+)?\}/g) ?? [])].sort();
    const uneven = problemCatalogue().filter(
      ({ zh, en }) =>
        !/\p{Script=Han}/u.test(zh) || !/[a-z]/i.test(en) || holes(zh).join() !== holes(en).join(),
    );
    expect(uneven.map(({ code }) => code)).toEqual([]);
  });

  it('a sentence that tells a value by its label finds the labels', () => {
    const unknown = problemCatalogue().flatMap(({ code, zh, en }) =>
      [...`${zh}${en}`.matchAll(/\{\w+:(\w+)\}/g)].flatMap(([, words = '']) =>
        hasLabels(words) ? [] : [`${code}: ${words}`],
      ),
    );
    expect(unknown).toEqual([]);
  });
});
