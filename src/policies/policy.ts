import { z } from 'zod';
import { isLocalDate } from '../kernel/service-day.js';
import { Provenance, RelationKind, SquadKind } from '../kernel/vocabulary.js';
import { STATE_COUNCIL_CALENDAR } from '../kernel/working-calendar-cn.js';
import { noticesSchema } from './notices-policy.js';
import { DEFAULT_ORGANISATIONS, organisationsSchema } from './organisations-policy.js';
import { DEFAULT_STANDARDS, standardsSchema } from './standards-policy.js';
import type { PolicyDemand } from './policies.problems.js';
import { grantsSchema, recognitionSchema, redemptionSchema, timebankSchema } from './timebank-policy.js';

const years = z.int().min(0).max(120);
const minutes = z.int().min(0).max(10_000_000);
const day = z
  .string()
  .refine(isLocalDate, { params: { demand: 'DAY', limit: 'YYYY-MM-DD' } satisfies PolicyDemand });
const kinds = z.array(z.enum(SquadKind)).max(10);
const provenances = z.array(z.enum(Provenance)).max(4);

/** Every number that a district decides (domain.md § 11); units are in the names. */
export const policySchema = z
  .strictObject({
    registration: z.strictObject({
      adultAgeYears: years,
      selfSupportAgeYears: years,
      guardianAgeYears: years,
      inactiveBelowMinutes: minutes,
      inactiveAfterMonths: z.int().min(0).max(120),
      suspensionMonths: z.int().min(1).max(120),
    }),
    consents: z.strictObject({
      textVersions: z
        .array(z.string().regex(/^[\w.-]{1,40}$/))
        .min(1)
        .max(50),
    }),
    squads: z.strictObject({
      maxMemberships: z.int().min(1).max(20),
      trainingKinds: kinds,
      adultKinds: kinds,
    }),
    records: z.strictObject({
      creditUnitMinutes: z.int().min(1).max(480),
      dayLimitCommunityMinutes: z.int().min(1).max(1440),
      dayLimitStreetMinutes: z.int().min(1).max(1440),
      enterWithinWorkingDays: z.int().min(0).max(250),
      districtOnlyAfterDays: z.int().min(1).max(3650),
      disputeAnswerWorkingDays: z.int().min(1).max(250),
      backfillMonthlyQuotaMinutes: minutes,
      honorProvenances: provenances,
      redeemableProvenances: provenances,
      rankingProvenances: provenances,
    }),
    needs: z.strictObject({
      mediationDueDays: z.int().min(1).max(365),
      mediationExtensionDays: z.int().min(0).max(365),
      smallestShownCount: z.int().min(1).max(100),
    }),
    activities: z.strictObject({
      offerHours: z.int().min(1).max(168),
      checkInOpensMinutes: z.int().min(0).max(1440),
      checkOutClosesMinutes: z.int().min(0).max(1440),
      lateAttendanceDays: z.int().min(0).max(90),
      deviceClockToleranceMinutes: z.int().min(1).max(120),
      seriesAheadDays: z.int().min(1).max(366),
    }),
    signals: z.strictObject({
      implausibleSpanMinutes: z.int().min(1).max(1440),
      implausibleIn24HoursMinutes: z.int().min(1).max(1440),
      manyEntriesCount: z.int().min(2).max(1000),
      manyEntriesWithinMinutes: z.int().min(1).max(1440),
      soonAfterRegistrationDays: z.int().min(0).max(365),
      reciprocalPairDays: z.int().min(1).max(3650),
    }),
    timebank: timebankSchema,
    redemption: redemptionSchema,
    grants: grantsSchema,
    recognition: recognitionSchema,
    notices: noticesSchema,
    organisations: organisationsSchema,
    standards: standardsSchema,
    calendar: z.strictObject({ holidays: z.array(day).max(2000), makeUpDays: z.array(day).max(2000) }),
  })
  .superRefine((policy, context) => {
    const { registration, records, calendar, timebank, redemption, grants, recognition } = policy;
    const refuse = (path: (string | number)[], params: PolicyDemand): void =>
      context.addIssue({ code: 'custom', path, params: { ...params } });
    const demand = (holds: boolean, path: string[], limit: string): void => {
      if (!holds) refuse(path, { demand: 'RELATION', limit });
    };
    const seen = new Set<string>();
    for (const list of ['holidays', 'makeUpDays'] as const) {
      for (const [index, day] of calendar[list].entries()) {
        if (seen.has(day)) refuse(['calendar', list, index], { demand: 'ONCE', limit: day });
        seen.add(day);
      }
    }
    const { guardianAgeYears, selfSupportAgeYears, adultAgeYears } = registration;
    demand(
      guardianAgeYears <= selfSupportAgeYears,
      ['registration', 'guardianAgeYears'],
      '≤ selfSupportAgeYears',
    );
    demand(selfSupportAgeYears <= adultAgeYears, ['registration', 'selfSupportAgeYears'], '≤ adultAgeYears');
    const { dayLimitCommunityMinutes, dayLimitStreetMinutes } = records;
    demand(
      dayLimitCommunityMinutes <= dayLimitStreetMinutes,
      ['records', 'dayLimitCommunityMinutes'],
      '≤ dayLimitStreetMinutes',
    );
    const { organisations } = policy;
    demand(
      organisations.charterQuorumNumerator <= organisations.charterQuorumDenominator,
      ['organisations', 'charterQuorumNumerator'],
      '≤ charterQuorumDenominator',
    );
    demand(
      organisations.charterMajorityNumerator < organisations.charterMajorityDenominator,
      ['organisations', 'charterMajorityNumerator'],
      '< charterMajorityDenominator',
    );
    demand(
      records.redeemableProvenances.every((provenance) => records.honorProvenances.includes(provenance)),
      ['records', 'redeemableProvenances'],
      '⊆ honorProvenances',
    );
    demand(
      records.rankingProvenances.every((provenance) => records.honorProvenances.includes(provenance)),
      ['records', 'rankingProvenances'],
      '⊆ honorProvenances',
    );
    demand(
      timebank.starHonorMinutes.every(
        (bound, index, bounds) => index === 0 || bound > (bounds[index - 1] ?? 0),
      ),
      ['timebank', 'starHonorMinutes'],
      '1 < 2 < 3 < 4 < 5',
    );
    demand(
      redemption.hardshipAgeYears <= redemption.ageYears,
      ['redemption', 'hardshipAgeYears'],
      '≤ ageYears',
    );
    demand(
      grants.reliefFromAgeYears <= grants.reliefUntilAgeYears,
      ['grants', 'reliefFromAgeYears'],
      '≤ reliefUntilAgeYears',
    );
    demand(
      recognition.starTenureMonths.every(
        (months, index, all) => index === 0 || months >= (all[index - 1] ?? 0),
      ),
      ['recognition', 'starTenureMonths'],
      '1 ≤ 2 ≤ 3 ≤ 4 ≤ 5',
    );
  });

export type Policy = z.output<typeof policySchema>;

/** The deployment's first policy: the numbers of domain.md in bold. */
export const DEFAULT_POLICY: Policy = {
  registration: {
    adultAgeYears: 18,
    selfSupportAgeYears: 16,
    guardianAgeYears: 14,
    inactiveBelowMinutes: 20 * 60,
    inactiveAfterMonths: 6,
    suspensionMonths: 12,
  },
  consents: { textVersions: ['2026-01'] },
  squads: {
    maxMemberships: 3,
    trainingKinds: [SquadKind.MEDIATION, SquadKind.RIGHTS],
    adultKinds: [SquadKind.MEDIATION, SquadKind.PATROL],
  },
  records: {
    creditUnitMinutes: 30,
    dayLimitCommunityMinutes: 480,
    dayLimitStreetMinutes: 720,
    enterWithinWorkingDays: 10,
    districtOnlyAfterDays: 90,
    disputeAnswerWorkingDays: 10,
    backfillMonthlyQuotaMinutes: 6_000,
    honorProvenances: Object.values(Provenance),
    redeemableProvenances: [Provenance.CHECKED_IN, Provenance.LEADER_ATTESTED],
    rankingProvenances: Object.values(Provenance),
  },
  needs: { mediationDueDays: 30, mediationExtensionDays: 30, smallestShownCount: 5 },
  activities: {
    offerHours: 24,
    checkInOpensMinutes: 30,
    checkOutClosesMinutes: 60,
    lateAttendanceDays: 3,
    deviceClockToleranceMinutes: 15,
    seriesAheadDays: 60,
  },
  signals: {
    implausibleSpanMinutes: 480,
    implausibleIn24HoursMinutes: 16 * 60,
    manyEntriesCount: 20,
    manyEntriesWithinMinutes: 10,
    soonAfterRegistrationDays: 3,
    reciprocalPairDays: 90,
  },
  timebank: {
    balanceCapMinutes: 90_000,
    groupHoursToPool: false,
    transferRelations: [
      RelationKind.SPOUSE,
      RelationKind.PARENT,
      RelationKind.GRANDPARENT,
      RelationKind.CHILD,
      RelationKind.GRANDCHILD,
    ],
    donations: true,
    goods: false,
    starHonorMinutes: [6_000, 18_000, 36_000, 60_000, 90_000],
  },
  redemption: {
    ageYears: 60,
    hardshipAgeYears: 60,
    minimumStar: 0,
    beneficiaries: [RelationKind.SPOUSE],
    unitMinutes: 30,
    expiresAfterDays: 30,
    confirmWithinDays: 7,
    priorityFromStar: 0,
    priorityForHonoured: false,
  },
  grants: {
    aloneFromAgeYears: 80,
    reliefFromAgeYears: 60,
    reliefUntilAgeYears: 79,
    fundMayIssue: false,
    yearlyMinutes: 6_000,
  },
  recognition: {
    starTenureMonths: [0, 0, 0, 0, 0],
    starMinimumRating: 3,
    awardsOpenAfterWorkingDays: 10,
    certificateNoticeDays: 0,
  },
  notices: { noticeDays: 7, noticeWorkingDays: 5, decideWithinWorkingDays: 10 },
  organisations: DEFAULT_ORGANISATIONS,
  standards: DEFAULT_STANDARDS,
  calendar: {
    holidays: [...STATE_COUNCIL_CALENDAR.holidays],
    makeUpDays: [...STATE_COUNCIL_CALENDAR.makeUpDays],
  },
};
