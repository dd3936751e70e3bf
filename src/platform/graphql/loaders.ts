import DataLoader from 'dataloader';

/** One batch per request and kind of thing, so that a list of n costs a fixed number of statements. */
export class Loaders {
  private readonly byName = new Map<string, DataLoader<string, unknown>>();

  /** The request's loader of a name; `loadMany` answers a map and may leave keys out (they load as null). */
  of<V>(
    name: string,
    loadMany: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  ): DataLoader<string, V | null> {
    let loader = this.byName.get(name);
    if (!loader) {
      loader = new DataLoader<string, unknown>(async (keys) => {
        const found = await loadMany(keys);
        return keys.map((key) => found.get(key) ?? null);
      });
      this.byName.set(name, loader);
    }
    return loader as DataLoader<string, V | null>;
  }
}
