import { newId } from '../../src/platform/database/new-id.js';
import type { TimeAccountTotals } from '../../src/timebank/ledger/ledger.service.js';

export interface PlainPerson {
  readonly id: string;
  honor: number;
  own: number;
  gifted: number;
  held: number;
  owed: number;
  merged: boolean;
}

export interface PlainCredit {
  readonly recordId: string;
  readonly place: number;
  owner: PlainPerson;
  readonly honor: number;
  readonly redeemable: number;
  pooled: number;
  reversed: boolean;
}

export interface PlainHold<H> {
  readonly hold: H;
  owner: PlainPerson;
  readonly place: number;
  readonly own: number;
  readonly gifted: number;
  ended: boolean;
}

export const availableOf = ({ own, gifted }: PlainPerson): number => own + gifted;
export const balanceOf = (person: PlainPerson): number => availableOf(person) + person.held;

/** What the books should say, by arithmetic alone; it knows nothing of postings. */
export class PlainBooks<H> {
  readonly people: readonly PlainPerson[];
  readonly credits: PlainCredit[] = [];
  readonly holds: PlainHold<H>[] = [];
  readonly pools: number[];
  /** Redeemable minutes that a place has brought into being and not taken back. */
  readonly issued: number[];
  /** By place, what its street is owed. */
  readonly cleared: number[];

  constructor(people: number, places: number) {
    this.people = Array.from({ length: people }, () => ({
      id: newId(),
      ...{ honor: 0, own: 0, gifted: 0, held: 0, owed: 0 },
      merged: false,
    }));
    const zeros = (): number[] => Array.from({ length: places }, () => 0);
    this.pools = zeros();
    this.issued = zeros();
    this.cleared = zeros();
  }

  get ids(): string[] {
    return this.people.map((person) => person.id);
  }

  living(index: number): PlainPerson {
    const living = this.people.filter((person) => !person.merged);
    return living[index % living.length] as PlainPerson;
  }

  credit(owner: PlainPerson, recordId: string, terms: CreditTerms): void {
    const { honor, redeemable, place, cap, toPool } = terms;
    owner.honor += honor;
    this.add(this.issued, place, redeemable);
    let pooled = toPool ? redeemable : 0;
    if (!toPool) {
      receive(owner, redeemable, 0);
      pooled = Math.min(Math.max(0, balanceOf(owner) - cap), redeemable, owner.own);
      owner.own -= pooled;
    }
    this.add(this.pools, place, pooled);
    this.credits.push({ recordId, place, owner, honor, redeemable, pooled, reversed: false });
  }

  reverse(credited: PlainCredit): void {
    const { owner, place } = credited;
    owner.honor -= credited.honor;
    this.add(this.issued, place, 0 - credited.redeemable);
    this.add(this.pools, place, 0 - credited.pooled);
    let left = credited.redeemable - credited.pooled;
    for (const portion of ['own', 'gifted'] as const) {
      const taken = Math.min(left, owner[portion]);
      owner[portion] -= taken;
      left -= taken;
    }
    owner.owed += left;
    credited.reversed = true;
  }

  hold(owner: PlainPerson, minutes: number, place: number, hold: H): void {
    const gifted = Math.min(owner.gifted, minutes);
    use(owner, minutes);
    owner.held += minutes;
    this.holds.push({ hold, owner, place, own: minutes - gifted, gifted, ended: false });
  }

  /** @param used 0: released */
  end(held: PlainHold<H>, used: number, servingPlace: number, otherStreet: boolean): void {
    const { owner, place, own, gifted } = held;
    owner.held -= own + gifted;
    const usedGifted = Math.min(gifted, used);
    const usedOwn = Math.min(own, used - usedGifted);
    receive(owner, own - usedOwn, gifted - usedGifted);
    use(owner, used - usedGifted - usedOwn);
    this.add(this.issued, place, 0 - used);
    if (otherStreet) {
      this.add(this.cleared, place, 0 - used);
      this.add(this.cleared, servingPlace, used);
    }
    held.ended = true;
  }

  /** Uses minutes up at once; where the books are ahead of a merge, more than they know of. */
  spend(person: PlainPerson, minutes: number, place: number): void {
    use(person, minutes);
    person.owed += Math.max(0, 0 - person.own);
    person.own = Math.max(0, person.own);
    this.add(this.issued, place, 0 - minutes);
  }

  transfer(from: PlainPerson, to: PlainPerson, minutes: number): void {
    from.own -= minutes;
    receive(to, 0, minutes);
  }

  donate(from: PlainPerson, minutes: number, place: number): void {
    use(from, minutes);
    this.add(this.pools, place, minutes);
  }

  grant(to: PlainPerson, minutes: number, place: number): void {
    this.add(this.pools, place, 0 - minutes);
    receive(to, 0, minutes);
  }

  fund(minutes: number, place: number): void {
    this.add(this.issued, place, minutes);
    this.add(this.pools, place, minutes);
  }

  merge(from: PlainPerson, into: PlainPerson): void {
    into.honor += from.honor;
    into.held += from.held;
    const owed = from.owed + into.owed;
    const [own, gifted] = [from.own + into.own, from.gifted + into.gifted];
    Object.assign(into, { own: 0, gifted: 0, owed });
    receive(into, own, gifted);
    Object.assign(from, { honor: 0, own: 0, gifted: 0, held: 0, owed: 0, merged: true });
    for (const credited of this.credits) if (credited.owner === from) credited.owner = into;
    for (const held of this.holds) if (held.owner === from) held.owner = into;
  }

  /** Honour minutes of the credits that stand. */
  standing(): number {
    return this.credits
      .filter((credited) => !credited.reversed)
      .reduce((sum, credited) => sum + credited.honor, 0);
  }

  private add(counters: number[], place: number, minutes: number): void {
    counters[place] = (counters[place] ?? 0) + minutes;
  }
}

export interface CreditTerms {
  readonly honor: number;
  readonly redeemable: number;
  readonly place: number;
  readonly cap: number;
  readonly toPool: boolean;
}

/** Rule 35: what comes repays debt first. */
function receive(person: PlainPerson, own: number, gifted: number): void {
  const byOwn = Math.min(person.owed, own);
  const byGifted = Math.min(person.owed - byOwn, gifted);
  person.owed -= byOwn + byGifted;
  person.own += own - byOwn;
  person.gifted += gifted - byGifted;
}

/** What was given is used first. */
function use(person: PlainPerson, minutes: number): void {
  const gifted = Math.min(person.gifted, minutes);
  person.gifted -= gifted;
  person.own -= minutes - gifted;
}

export const plainTotals = (person: PlainPerson): TimeAccountTotals => ({
  honorMinutes: person.honor,
  balanceMinutes: balanceOf(person),
  heldMinutes: person.held,
  availableMinutes: availableOf(person),
  giftedMinutes: person.gifted,
  debtMinutes: person.owed,
});
