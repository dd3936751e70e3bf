import { newId } from '../../src/platform/database/new-id.js';
import type { TimeAccountTotals } from '../../src/timebank/ledger/ledger.service.js';

export interface PlainPerson {
  readonly id: string;
  honor: number;
  available: number;
  owed: number;
  merged: boolean;
}

export interface PlainCredit {
  readonly recordId: string;
  owner: PlainPerson;
  readonly honor: number;
  readonly redeemable: number;
  reversed: boolean;
}

/** What the books should say, by arithmetic alone. */
export class PlainBooks {
  readonly people: readonly PlainPerson[];
  readonly credits: PlainCredit[] = [];

  constructor(people: number) {
    this.people = Array.from({ length: people }, () => ({
      id: newId(),
      honor: 0,
      available: 0,
      owed: 0,
      merged: false,
    }));
  }

  get ids(): string[] {
    return this.people.map((person) => person.id);
  }

  living(index: number): PlainPerson {
    const living = this.people.filter((person) => !person.merged);
    return living[index % living.length] as PlainPerson;
  }

  credit(owner: PlainPerson, recordId: string, honor: number, redeemable: number): void {
    owner.honor += honor;
    change(owner, redeemable);
    this.credits.push({ recordId, owner, honor, redeemable, reversed: false });
  }

  reverse(credited: PlainCredit): void {
    credited.owner.honor -= credited.honor;
    change(credited.owner, -credited.redeemable);
    credited.reversed = true;
  }

  spend(person: PlainPerson, minutes: number): void {
    change(person, -minutes);
  }

  merge(from: PlainPerson, into: PlainPerson): void {
    into.honor += from.honor;
    change(into, from.available - from.owed);
    Object.assign(from, { honor: 0, available: 0, owed: 0, merged: true });
    for (const credited of this.credits) if (credited.owner === from) credited.owner = into;
  }

  /** Honour minutes of the credits that stand. */
  standing(): number {
    return this.credits
      .filter((credited) => !credited.reversed)
      .reduce((sum, credited) => sum + credited.honor, 0);
  }
}

/** Rule 35: what comes repays debt first, what goes is taken from what is available first. */
function change(person: PlainPerson, minutes: number): void {
  const net = person.available - person.owed + minutes;
  person.available = Math.max(0, net);
  person.owed = Math.max(0, 0 - net);
}

export const plainTotals = (person: PlainPerson): TimeAccountTotals => ({
  honorMinutes: person.honor,
  balanceMinutes: person.available,
  heldMinutes: 0,
  availableMinutes: person.available,
  giftedMinutes: 0,
  debtMinutes: person.owed,
});
