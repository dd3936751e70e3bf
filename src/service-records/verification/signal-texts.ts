import type { Language } from '../../kernel/problem.js';
import { SignalKind } from '../record-signal.entity.js';

const TEXTS: Readonly<Record<SignalKind, { readonly zh: string; readonly en: string }>> = {
  OVERLAP_ACROSS_UNITS: {
    zh: '与其他单位的 {overlaps} 项活动或记录重叠 {overlapMinutes} 分钟',
    en: 'overlaps {overlapMinutes} minutes with {overlaps} activities or records of other units',
  },
  IMPLAUSIBLE_SPAN: {
    zh: '本条 {spanMinutes} 分钟，24 小时内合计 {minutesIn24Hours} 分钟',
    en: '{spanMinutes} minutes at a stretch, {minutesIn24Hours} minutes within 24 hours',
  },
  MANY_ENTRIES: {
    zh: '同一人在 {withinMinutes} 分钟内录入 {entries} 条',
    en: '{entries} records entered by one person within {withinMinutes} minutes',
  },
  SOON_AFTER_REGISTRATION: {
    zh: '服务日为登记后第 {daysAfterRegistration} 天（负数为登记之前）',
    en: 'served {daysAfterRegistration} days after registering (negative: before)',
  },
  RECIPROCAL_PAIR: {
    zh: '两人在 {withinDays} 天内只互相录入或确认时长（{recordsOneWay} 条与 {recordsOtherWay} 条）',
    en: 'two people entered or confirmed each other’s hours and nobody else’s within {withinDays} days ({recordsOneWay} and {recordsOtherWay} records)',
  },
};

/** The sentence of a signal in the caller's language. */
export function signalText(
  kind: SignalKind,
  figures: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  const text = TEXTS[kind];
  return (language === 'en' ? text.en : text.zh).replace(/\{(\w+)\}/g, (hole, name: string) =>
    String(figures[name] ?? hole),
  );
}
