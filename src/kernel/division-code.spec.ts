import { describe, expect, it } from '@jest/globals';
import { districtOf, divisionKindOf, isWithin, parentCodeOf, placeDistance } from './division-code.js';

describe('§ 1: place codes', () => {
  it('tell their kind by their length', () => {
    expect(divisionKindOf('510502')).toBe('DISTRICT');
    expect(divisionKindOf('510502001')).toBe('STREET');
    expect(divisionKindOf('510502001001')).toBe('COMMUNITY');
    for (const code of ['', '5105', '51050a', '5105020010010']) expect(divisionKindOf(code)).toBeNull();
  });

  it('begin with the code of the place above', () => {
    expect(parentCodeOf('510502001001')).toBe('510502001');
    expect(parentCodeOf('510502')).toBeNull();
    expect(isWithin('510502001001', '510502')).toBe(true);
    expect(isWithin('510502001001', '510502002')).toBe(false);
    expect(districtOf('510502001001')).toBe('510502');
  });

  it('tell how far two communities are from each other', () => {
    const from = '510502001001';
    const others = [from, '510502001002', '510502002001', '510503001001'];
    expect(others.map((code) => placeDistance(from, code))).toEqual([0, 1, 2, 3]);
    expect(others.map((code) => placeDistance(code, from))).toEqual([0, 1, 2, 3]);
  });
});
