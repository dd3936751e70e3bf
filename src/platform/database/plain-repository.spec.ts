import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataSource, Entity, In, IsNull, LessThan, PrimaryColumn } from 'typeorm';
import { FlagColumn, InstantColumn, IntegerColumn, JsonColumn, TextColumn } from './columns.js';
import { sqliteWriter } from './data-sources.js';
import { PlainRepository } from './plain-repository.js';
import { ManagerSql } from './sql.js';

@Entity('thing')
class ThingEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  @TextColumn(20, { nullable: true })
  name: string | null;

  @InstantColumn()
  madeAt: Date;

  @IntegerColumn()
  size: number;

  @FlagColumn()
  open: boolean;

  @JsonColumn()
  tags: string[];
}

const NOON = new Date('2026-06-15T04:00:00Z');
const thing = (id: string, change: Partial<ThingEntity> = {}): ThingEntity =>
  Object.assign(new ThingEntity(), {
    id,
    name: null,
    madeAt: NOON,
    size: 3,
    open: true,
    tags: ['甲'],
    ...change,
  });

let source: DataSource;
let folder: string;
const plain = () =>
  new PlainRepository(ThingEntity, source.manager, new ManagerSql(source.createQueryRunner().manager));
const typeorm = () => source.getRepository(ThingEntity);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linli-plain-'));
  source = sqliteWriter(join(folder, 'thing.sqlite'), [ThingEntity]);
  await source.initialize();
  await source.synchronize();
});

afterAll(async () => {
  await source.destroy();
  rmSync(folder, { recursive: true, force: true });
});

describe('PlainRepository', () => {
  it('writes and reads rows as TypeORM does, any number at once', async () => {
    const rows = Array.from({ length: 250 }, (_, n) => thing(`a${n}`, { size: n, open: n % 2 === 0 }));
    await plain().insert(rows);
    await plain().insert({ id: 'b', madeAt: NOON, size: 2 ** 40, open: false, tags: [] });
    expect(await typeorm().find({ order: { size: 'ASC' } })).toEqual([
      ...rows,
      thing('b', { size: 2 ** 40, open: false, tags: [] }),
    ]);
    expect(await plain().findBy({ id: In(['a1', 'a7', 'zz']) })).toEqual([rows[1], rows[7]]);
    expect(await plain().findOneBy({ madeAt: NOON, open: true, size: 4 })).toEqual(rows[4]);
    expect(await plain().findOneBy({ id: 'nobody' })).toBeNull();
    expect(await plain().findBy({ id: In([]) })).toEqual([]);
  });

  it('changes what equals, and tells how many rows it touched', async () => {
    const changed = await plain().update(
      { id: In(['a1', 'a2']), open: true },
      { name: '新', tags: ['乙'], madeAt: NOON },
    );
    expect(changed.affected).toBe(1);
    expect(await typeorm().findOneBy({ id: 'a2' })).toEqual(
      thing('a2', { size: 2, name: '新', tags: ['乙'] }),
    );
    await plain().update({ id: 'a2' }, { name: null });
    expect(await typeorm().findOneBy({ id: 'a2' })).toMatchObject({ name: null, tags: ['乙'] });
  });

  it('leaves to TypeORM what is more than equal values', async () => {
    expect(await plain().findBy({ size: LessThan(2) })).toHaveLength(2);
    expect(await plain().findBy({ name: IsNull(), id: 'a3' })).toHaveLength(1);
    expect(await plain().findBy([{ id: 'a3' }, { id: 'a4' }])).toHaveLength(2);
    await plain().update({ id: 'a3' }, { size: () => 'size + 100' });
    expect(await plain().findOneBy({ id: 'a3' })).toMatchObject({ size: 103 });
    await expect(plain().update({}, { size: 0 })).rejects.toThrow();
    await expect(
      plain().insert({ id: 'a3', madeAt: NOON, size: 0, open: true, tags: [] }),
    ).rejects.toMatchObject({
      driverError: { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' },
    });
  });
});
