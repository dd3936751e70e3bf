import { Background, Provenance, ServiceTarget, SquadKind } from '../../kernel/vocabulary.js';
import { OrganisationCategory } from '../../organisations/organisation.entity.js';

/** Numbers of a place that stand by themselves, in the order in which a report names them. */
export const TOTALS = [
  'registered',
  'joined',
  'withdrawn',
  'served',
  'records',
  'minutes',
  'held',
  'cancelled',
  'places',
  'signUps',
  'commendations',
  'stars',
  'certificates',
] as const;
export type Total = (typeof TOTALS)[number];

/** Service that belongs to no kind of squad: an organisation's, or somebody's by himself. */
export const NO_KIND = 'NONE';

/** The numbers that are told one by one for the values of a vocabulary; each value has its line, also with nothing in it. */
export const BREAKDOWNS = {
  backgrounds: { keys: Object.values<string>(Background), measures: ['volunteers'] },
  kinds: {
    keys: [...Object.values<string>(SquadKind), NO_KIND],
    measures: ['squads', 'memberships', 'records', 'minutes'],
  },
  provenances: { keys: Object.values<string>(Provenance), measures: ['records', 'minutes'] },
  targets: { keys: Object.values<string>(ServiceTarget), measures: ['records', 'minutes'] },
  categories: { keys: Object.values<string>(OrganisationCategory), measures: ['filed', 'registered'] },
} as const;
export type Breakdown = keyof typeof BREAKDOWNS;
type Measure<B extends Breakdown> = (typeof BREAKDOWNS)[B]['measures'][number];

export type FigureLine<B extends Breakdown> = { readonly key: string } & Readonly<Record<Measure<B>, number>>;

/** What is counted of a place in a period; each person belongs to one community, so that places can be added up. */
export type Figures = Readonly<Record<Total, number>> & {
  readonly [B in Breakdown]: readonly FigureLine<B>[];
};

/** One number found: a total, or a measure of a line. */
export interface Found {
  readonly measure: string;
  readonly amount: number;
  readonly line?: { readonly of: Breakdown; readonly key: string };
}

/** Figures of numbers that were found, each added to its own. @throws Error for one that no report has */
export function figuresOf(found: readonly Found[]): Figures {
  const totals: Record<string, number> = Object.fromEntries(TOTALS.map((total) => [total, 0]));
  const lines = Object.fromEntries(
    Object.entries(BREAKDOWNS).map(([of, { keys, measures }]) => [
      of,
      keys.map((key) => ({ key, ...Object.fromEntries(measures.map((measure) => [measure, 0])) })),
    ]),
  ) as unknown as Record<Breakdown, Record<string, number | string>[]>;
  for (const { measure, amount, line } of found) {
    const target = line ? lines[line.of].find(({ key }) => key === line.key) : totals;
    const sofar = target?.[measure];
    // A kind that is left out would be missing from the sum without a word.
    if (!target || typeof sofar !== 'number')
      throw new Error(`no figure for ${line ? `${line.of} ${line.key} ` : ''}${measure}`);
    target[measure] = sofar + amount;
  }
  return { ...totals, ...lines } as unknown as Figures;
}

/** The figures of several places together. */
export function together(parts: readonly Figures[]): Figures {
  return figuresOf(
    parts.flatMap((part) => [
      ...TOTALS.map((measure) => ({ measure, amount: part[measure] })),
      ...(Object.keys(BREAKDOWNS) as Breakdown[]).flatMap((of) =>
        part[of].flatMap(({ key, ...measures }) =>
          Object.entries(measures).map(([measure, amount]) => ({ measure, amount, line: { of, key } })),
        ),
      ),
    ]),
  );
}
