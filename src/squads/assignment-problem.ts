/*
 * The community-wide assignment (domain.md rule 10) as a linear programme: a transportation problem, whose corner
 * solutions are whole numbers, so that no branching is needed and 500 volunteers take a fraction of a second.
 *
 * x(v,s) = 1: volunteer v goes to squad s.  y(s,k) = 1: the k-th free place of s is filled.
 *   maximise  Σ (priority + score(v,s)) · x(v,s) + Σ balance(s,k) · y(s,k)
 *   subject to  Σs x(v,s) ≤ 1   Σv x(v,s) = Σk y(s,k)   0 ≤ x, y ≤ 1
 * `priority` outweighs all scores together: as many as possible are assigned, and among those assignments the fit decides.
 * `balance` falls with each place filled, so that of equal fits the squad that is emptier takes the next.
 */

export interface AssignmentSquad {
  /** Members wanted, at least 1. */
  readonly targetSize: number;
  readonly freePlaces: number;
}

export interface AssignmentPair {
  /** Position of the volunteer and of the squad. */
  readonly volunteer: number;
  readonly squad: number;
  /** 0 to 100. */
  readonly score: number;
}

export interface AssignmentProblem {
  readonly volunteerCount: number;
  readonly squads: readonly AssignmentSquad[];
  /** Eligible pairs only. */
  readonly pairs: readonly AssignmentPair[];
}

/** At most this much of the objective speaks for an empty squad, against 100 for the fit. */
export const BALANCE_POINTS = 5;
const TERMS_PER_LINE = 8;
const WHOLE_WITHIN = 1e-6;

/** Places of a squad that this many volunteers could fill. */
const usablePlaces = (squad: AssignmentSquad, volunteerCount: number): number =>
  Math.max(0, Math.min(squad.freePlaces, volunteerCount));

/** What filling the k-th (from 0) free place of a squad adds: more, the smaller the share of the target that is held. */
export function balanceOf(squad: AssignmentSquad, place: number): number {
  return (BALANCE_POINTS * (squad.freePlaces - place)) / squad.targetSize;
}

/** What one assignment more is worth: more than any difference in fit could be. */
export const priorityOf = (volunteerCount: number): number =>
  (100 + BALANCE_POINTS) * Math.max(1, volunteerCount) + 1;

/** Pairs into a squad that still has a place. */
const openPairs = (problem: AssignmentProblem): AssignmentPair[] =>
  problem.pairs.filter(({ squad }) => (problem.squads[squad]?.freePlaces ?? 0) > 0);

/** The programme in CPLEX LP format; null: there is nothing to decide. */
export function assignmentProgramme(problem: AssignmentProblem): string | null {
  const pairs = openPairs(problem);
  if (pairs.length === 0) return null;
  const priority = priorityOf(problem.volunteerCount);
  const ofVolunteer = new Map<number, string[]>();
  const ofSquad = new Map<number, string[]>();
  const objective: string[] = [];
  for (const { volunteer, squad, score } of pairs) {
    const name = `x${volunteer}_${squad}`;
    append(ofVolunteer, volunteer, name);
    append(ofSquad, squad, name);
    objective.push(`${priority + score} ${name}`);
  }
  const places: string[] = [];
  const squadRows = [...ofSquad].map(([index, names]) => {
    const squad = problem.squads[index] as AssignmentSquad;
    const filled = Array.from(
      { length: usablePlaces(squad, problem.volunteerCount) },
      (_, place) => `y${index}_${place}`,
    );
    filled.forEach((name, place) => objective.push(`${balanceOf(squad, place).toFixed(6)} ${name}`));
    places.push(...filled);
    return ` s${index}: ${lines(names, ' + ')} - ${lines(filled, ' - ')} = 0`;
  });
  const volunteerRows = [...ofVolunteer].map(([index, names]) => ` v${index}: ${lines(names, ' + ')} <= 1`);
  return [
    'Maximize',
    ` obj: ${lines(objective, ' + ')}`,
    'Subject To',
    ...volunteerRows,
    ...squadRows,
    'Bounds',
    ...places.map((name) => ` 0 <= ${name} <= 1`),
    'End',
  ].join('\n');
}

/**
 * The squad of each volunteer (null: none) from the columns that are not zero.
 * @throws Error when a value is not whole or a limit is broken, which would be a fault of the solver
 */
export function readAssignment(
  problem: AssignmentProblem,
  columns: Readonly<Record<string, number>>,
): (number | null)[] {
  const assigned = new Array<number | null>(problem.volunteerCount).fill(null);
  const taken = problem.squads.map(() => 0);
  for (const { volunteer, squad } of openPairs(problem)) {
    const value = columns[`x${volunteer}_${squad}`] ?? 0;
    if (Math.abs(value - Math.round(value)) > WHOLE_WITHIN) throw new Error('the assignment is not whole');
    if (Math.round(value) === 0) continue;
    if (assigned[volunteer] !== null) throw new Error('a volunteer is assigned twice');
    assigned[volunteer] = squad;
    taken[squad] = (taken[squad] ?? 0) + 1;
  }
  if (problem.squads.some((squad, index) => (taken[index] ?? 0) > squad.freePlaces))
    throw new Error('a squad is over-full');
  return assigned;
}

/** What an assignment is worth by the objective above; for comparing assignments. */
export function assignmentValue(problem: AssignmentProblem, assigned: readonly (number | null)[]): number {
  const priority = priorityOf(problem.volunteerCount);
  const taken = problem.squads.map(() => 0);
  let value = 0;
  assigned.forEach((squadIndex, volunteer) => {
    const squad = squadIndex === null ? undefined : problem.squads[squadIndex];
    if (squadIndex === null || !squad) return;
    const pair = problem.pairs.find((each) => each.volunteer === volunteer && each.squad === squadIndex);
    value += priority + (pair?.score ?? Number.NEGATIVE_INFINITY) + balanceOf(squad, taken[squadIndex] ?? 0);
    taken[squadIndex] = (taken[squadIndex] ?? 0) + 1;
  });
  return value;
}

function append(lists: Map<number, string[]>, key: number, name: string): void {
  const list = lists.get(key);
  if (list) list.push(name);
  else lists.set(key, [name]);
}

/** Joins terms with line breaks, since readers of the format limit a line's length. */
function lines(terms: readonly string[], operator: string): string {
  const rows: string[] = [];
  for (let from = 0; from < terms.length; from += TERMS_PER_LINE) {
    rows.push(terms.slice(from, from + TERMS_PER_LINE).join(operator));
  }
  return rows.join(`\n  ${operator.trim()} `);
}
