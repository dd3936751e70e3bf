import { describe, expect, it } from '@jest/globals';
import { defineLabels, defineProblem, hasLabels, invalidInput, defineFieldFault } from './problem.js';

defineLabels('Weather', { WET: { zh: '下雨', en: 'raining' } });
const tooWet = defineProblem('SPEC_TOO_WET', {
  zh: '天气（{weather:Weather}）不宜出门 {minutes} 分钟',
  en: 'It is {weather:Weather}; stay in for {minutes} minutes',
});
const WET_FEET = defineFieldFault('SPEC_WET_FEET', { zh: '鞋湿了', en: 'the shoes are wet' });

describe('the sentences of problems', () => {
  it('tell details, and values of a vocabulary by their labels, in the reader’s language', () => {
    const problem = tooWet({ weather: 'WET', minutes: 30 });
    expect([problem.text('zh-CN'), problem.text('en')]).toEqual([
      '天气（下雨）不宜出门 30 分钟',
      'It is raining; stay in for 30 minutes',
    ]);
    expect(problem.details).toEqual({ weather: 'WET', minutes: 30 });
  });

  it('tell a value without a label as it is', () => {
    expect(tooWet({ weather: 'DRY', minutes: 1 }).text('en')).toBe('It is DRY; stay in for 1 minutes');
    expect([hasLabels('Weather'), hasLabels('Wea')]).toEqual([true, false]);
  });

  it('name each wrong input', () => {
    const problem = invalidInput([{ path: 'input.shoes', code: WET_FEET }]);
    expect(problem.text('zh-CN')).toBe('输入有误，请按提示修改：input.shoes: 鞋湿了');
    expect(problem.text('en')).toContain('input.shoes: the shoes are wet');
  });

  it('have one code each', () => {
    expect(() => defineProblem('SPEC_TOO_WET', { zh: '', en: '' })).toThrow('defined twice');
  });
});
