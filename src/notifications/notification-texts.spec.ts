import { describe, expect, it } from '@jest/globals';
import { SquadKind } from '../kernel/vocabulary.js';
import { NotificationKind } from './notification.entity.js';
import { notificationText } from './notification-texts.js';

const KINDS = Object.values(NotificationKind);
const FACTS = {
  title: '周末义诊',
  startAt: '2026-06-20T14:00:00.000Z',
  until: '2026-06-19T16:30:00.000Z',
  reason: '暴雨',
  minutes: '60',
};

describe('the sentences of notifications', () => {
  it.each(KINDS)('%s leaves no hole in either language', (kind) => {
    for (const language of ['zh-CN', 'en'] as const) {
      for (const facts of [
        FACTS,
        { squadKind: SquadKind.MEDIATION, startAt: FACTS.startAt, until: FACTS.until },
      ]) {
        expect(notificationText(kind, facts, language)).not.toMatch(/[{}]|undefined|null/);
      }
    }
  });

  it('tell times as a clock in Shanghai shows them, over midnight too', () => {
    expect(notificationText(NotificationKind.PLACE_OFFERED, FACTS, 'zh-CN')).toBe(
      '“周末义诊”（2026-06-20 22:00）有了空位，为您保留到 2026-06-20 00:30，请确认',
    );
  });

  it('tell a reason where there is one', () => {
    const { reason, ...without } = FACTS;
    expect(notificationText(NotificationKind.ACTIVITY_CANCELLED, FACTS, 'zh-CN')).toContain(`：${reason}`);
    expect(notificationText(NotificationKind.ACTIVITY_CANCELLED, without, 'en')).toBe(
      '“周末义诊” (2026-06-20 22:00) has been called off',
    );
  });

  it('name what may not be named by its kind', () => {
    const facts = { squadKind: SquadKind.MEDIATION, startAt: FACTS.startAt };
    expect(notificationText(NotificationKind.INVITED, facts, 'zh-CN')).toContain('“调解服务”');
    expect(notificationText(NotificationKind.INVITED, facts, 'en')).toContain('“mediation service”');
  });
});
