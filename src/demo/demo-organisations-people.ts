import type { LocalDate } from '../kernel/service-day.js';
import type { VolunteerEntity } from '../volunteers/volunteer.entity.js';
import type { Settled } from './demo-community-plan.js';
import { demoPerson } from './demo-person.js';
import type { SeededRandom } from './seeded-random.js';

/** Drawn residents have numbers of their own, apart from those of volunteers. */
const FIRST_RESIDENT = 950_000;

/** Somebody who can be put on a roster. */
export interface DemoMember {
  readonly name: string;
  /** Null: a resident who is no volunteer. */
  readonly volunteerNo: string | null;
  /** Whether the person agreed to be named in public. */
  readonly publication: boolean;
}

interface Adult extends DemoMember {
  readonly login: string;
  readonly hasAccount: boolean;
}

/** Grown-up volunteers of a community, and as many other residents as its organisations have besides. */
export class DemoOrganisationPeople {
  private readonly adults: readonly Adult[];
  private drawn = 0;

  constructor(
    private readonly random: SeededRandom,
    private readonly today: LocalDate,
    settled: readonly Settled[],
    volunteers: ReadonlyMap<string, VolunteerEntity>,
  ) {
    this.adults = settled.flatMap(({ id, person, accountId }) => {
      const volunteerNo = volunteers.get(id)?.volunteerNo;
      if (!volunteerNo || person.minor) return [];
      const { name, mobile: login, publication } = person;
      return [{ name, volunteerNo, publication, login, hasAccount: accountId !== null }];
    });
  }

  /** The one who leads, further volunteers as far as there are so many, and residents for the rest. */
  roster({ lead, volunteers, total }: { lead?: string; volunteers: number; total: number }): DemoMember[] {
    const first = this.adults.filter(({ login }) => login === lead);
    const others = this.adults.filter(({ hasAccount }) => !hasAccount);
    const chosen = [...first, ...this.random.sample(others, volunteers - first.length)].map(
      ({ name, volunteerNo, publication }) => ({ name, volunteerNo, publication }),
    );
    return [...chosen, ...Array.from({ length: total - chosen.length }, () => this.resident())];
  }

  private resident(): DemoMember {
    let person;
    do {
      this.drawn += 1;
      person = demoPerson(this.random, FIRST_RESIDENT + this.drawn, this.today);
    } while (person.minor);
    return { name: person.name, volunteerNo: null, publication: person.publication };
  }
}
