import type { Language } from '../../kernel/problem.js';
import { fitReasonText } from '../../squads/fit-texts.js';
import { FIT_REASON_CODES, type FitReasonCode } from '../../squads/skill-fit.js';
import type { MatchReason, MatchReasonCode } from './match-ranking.js';

type OwnCode = Exclude<MatchReasonCode, FitReasonCode>;

const TEXTS: Readonly<Record<OwnCode, { readonly zh: string; readonly en: string }>> = {
  AVAILABLE: {
    zh: '整个时段都在本人可服务的时间内',
    en: 'the whole time is within the times at which the volunteer can serve',
  },
  AVAILABLE_PARTLY: {
    zh: '本人可服务的时间覆盖该时段的 {percent}%',
    en: 'the volunteer can serve for {percent}% of the time',
  },
  NOT_AVAILABLE: {
    zh: '该时段不在本人可服务的时间内',
    en: 'the time is not among those at which the volunteer can serve',
  },
  NO_TIMES_STATED: {
    zh: '本人未填写每周可服务的时段',
    en: 'the volunteer has stated no times of the week',
  },
  LOAD: {
    zh: '近 {days} 日服务 {minutes} 分钟',
    en: 'served {minutes} minutes in the last {days} days',
  },
  SAME_COMMUNITY: { zh: '居住在同一社区', en: 'lives in the same community' },
  SAME_STREET: { zh: '居住在同一街道', en: 'lives in the same street' },
  SAME_DISTRICT: { zh: '居住在同一区', en: 'lives in the same district' },
  OTHER_DISTRICT: { zh: '居住在其他区', en: 'lives in another district' },
};

/** The sentence of a reason in the caller's language. */
export function matchReasonText({ code, points, details }: MatchReason, language: Language): string {
  if (isFitCode(code)) return fitReasonText({ code, points, details }, language);
  const text = TEXTS[code];
  return (language === 'en' ? text.en : text.zh).replace(/\{(\w+)\}/g, (hole, name: string) =>
    String(details[name] ?? hole),
  );
}

const isFitCode = (code: MatchReasonCode): code is FitReasonCode =>
  (FIT_REASON_CODES as readonly string[]).includes(code);
