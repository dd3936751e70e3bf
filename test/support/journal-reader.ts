/** One transaction of a journal in hledger's format. */
export interface JournalTransaction {
  readonly day: string;
  readonly kind: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly postings: readonly JournalPosting[];
}

export interface JournalPosting {
  readonly account: string;
  readonly minutes: number;
  readonly commodity: string;
  readonly assertedMinutes: number;
}

export interface Journal {
  readonly declared: readonly string[];
  readonly transactions: readonly JournalTransaction[];
}

const TITLE = /^(\d{4}-\d\d-\d\d) \(\d{12}#\d+\) ([A-Z_]+)$/;
const POSTING =
  /^ {4}([a-z]+:[0-9a-f-]+:[a-z_]+) {2}(-?\d+) (HONOR|REDEEMABLE) = (-?\d+) (HONOR|REDEEMABLE)$/;

/** Reads what `ledger export` writes and refuses everything else. */
export function readJournal(text: string): Journal {
  const declared: string[] = [];
  const transactions: {
    day: string;
    kind: string;
    tags: Record<string, string>;
    postings: JournalPosting[];
  }[] = [];
  for (const line of text.split('\n')) {
    const [title, tag, posting] = [TITLE.exec(line), /^ {4}; (\w+): (\S+)$/.exec(line), POSTING.exec(line)];
    if (title) transactions.push({ day: title[1] ?? '', kind: title[2] ?? '', tags: {}, postings: [] });
    else if (tag) Object.assign(transactions.at(-1)?.tags ?? {}, { [tag[1] ?? '']: tag[2] });
    else if (posting && posting[3] === posting[5])
      transactions.at(-1)?.postings.push({
        account: posting[1] ?? '',
        minutes: Number(posting[2]),
        commodity: posting[3] ?? '',
        assertedMinutes: Number(posting[4]),
      });
    else if (line.startsWith('account ')) declared.push(line.slice(8));
    else if (line !== '' && !line.startsWith(';') && !line.startsWith('commodity 1000. '))
      throw new Error(`not a line of a journal: ${line}`);
  }
  return { declared, transactions };
}

/** Adds a journal up by account, and answers the first thing that is wrong with it. */
export function addUp({ declared, transactions }: Journal): {
  readonly balances: Map<string, number>;
  readonly wrong: string | null;
} {
  const balances = new Map(declared.map((account) => [account, 0]));
  let latest = '';
  for (const { day, tags, postings } of transactions) {
    const sums = new Map<string, number>();
    if (day < latest) return { balances, wrong: `${tags['entry'] ?? ''} goes back to ${day}` };
    latest = day;
    for (const { account, minutes, commodity, assertedMinutes } of postings) {
      const before = balances.get(account);
      if (before === undefined) return { balances, wrong: `${account} is not declared` };
      balances.set(account, before + minutes);
      sums.set(commodity, (sums.get(commodity) ?? 0) + minutes);
      if (before + minutes !== assertedMinutes)
        return { balances, wrong: `${account} is ${before + minutes}, not ${assertedMinutes}` };
    }
    if (postings.length < 2 || [...sums.values()].some((sum) => sum !== 0))
      return { balances, wrong: `${tags['entry'] ?? ''} is not in balance` };
  }
  return { balances, wrong: null };
}
