import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../kernel/clock.js';
import { isPrintable } from '../../kernel/printable.js';
import type { Actor } from '../security/actor.js';
import type { ActorSource } from '../security/actor-source.js';
import { FieldCipher } from '../security/field-cipher.js';
import { FILE_ENDINGS, type FileType, fileTypeOf } from './file-types.js';
import {
  fileEmpty,
  fileInfected,
  fileTooLarge,
  fileTypeNotAllowed,
  uploadAddressInvalid,
} from './storage.problems.js';
import { VirusScanner } from './virus-scanner.js';

export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
const VALID_MILLISECONDS = 10 * 60_000;
const PLACE = { table: 'upload', rowId: '', field: 'address' };
const MOST_NAME_CHARACTERS = 120;

const addressSchema = z.strictObject({
  target: z.string(),
  args: z.record(z.string(), z.string()),
  accountId: z.string(),
  until: z.int(),
});

export interface UploadedFile {
  readonly content: Buffer;
  /** Null: a table, of which its reader finds out what it is. */
  readonly type: FileType | null;
  readonly fileName: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Takes the files of one sort, for whoever may bring them at that moment. */
export interface UploadTarget {
  readonly name: string;
  /** Whether it takes tables (XLSX, CSV) in place of documents. */
  readonly takesTables?: boolean;
  /** @returns what the caller is answered @throws Problem when the actor may not */
  accept(actor: Actor, args: Readonly<Record<string, string>>, file: UploadedFile): Promise<object>;
}

export interface UploadAddress {
  readonly path: string;
  readonly expiresAt: Date;
}

/** Files brought to addresses that are good for ten minutes; sealed, as those of downloads, under another name. */
@Injectable()
export class Uploads {
  private readonly targets = new Map<string, UploadTarget>();

  constructor(
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly scanner: VirusScanner,
  ) {}

  register(target: UploadTarget): void {
    this.targets.set(target.name, target);
  }

  link(actor: Actor, target: string, args: Readonly<Record<string, string>>): UploadAddress {
    const expiresAt = new Date(this.clock.now().getTime() + VALID_MILLISECONDS);
    const address = { target, args, accountId: actor.requireAccount(), until: expiresAt.getTime() };
    const sealed = this.cipher.seal(PLACE, JSON.stringify(addressSchema.parse(address)));
    return { path: `/uploads/${sealed}`, expiresAt };
  }

  /** Whose address it is. @throws Problem UPLOAD_ADDRESS_INVALID when it is altered or no longer good */
  ownerOf(sealed: string): string {
    return this.open(sealed).accountId;
  }

  /**
   * @throws Problem UPLOAD_ADDRESS_INVALID, FILE_EMPTY, FILE_TOO_LARGE, FILE_TYPE_NOT_ALLOWED, FILE_INFECTED, SCANNER_UNAVAILABLE,
   * and what the target refuses
   */
  async receive(
    sealed: string,
    actors: Pick<ActorSource, 'ofAccount'>,
    content: Buffer,
    givenName: string,
  ): Promise<object> {
    const { target, args, accountId } = this.open(sealed);
    if (content.length === 0) throw fileEmpty();
    if (content.length > MAX_UPLOAD_BYTES) throw tooLarge();
    const type = target.takesTables ? null : await fileTypeOf(content);
    if (!type && !target.takesTables) throw fileTypeNotAllowed();
    if ((await this.scanner.scan(content)) === 'INFECTED') throw fileInfected();
    const sha256 = createHash('sha256').update(content).digest('hex');
    const fileName = safeFileName(givenName, type ? FILE_ENDINGS[type] : tableEndings(content));
    return target.accept(await actors.ofAccount(accountId), args, { content, type, fileName, sha256 });
  }

  private open(sealed: string): Omit<z.output<typeof addressSchema>, 'target'> & { target: UploadTarget } {
    let text: string;
    try {
      text = this.cipher.open(PLACE, sealed);
    } catch {
      throw uploadAddressInvalid();
    }
    const address = addressSchema.parse(JSON.parse(text));
    const target = this.targets.get(address.target);
    if (!target || address.until < this.clock.now().getTime()) throw uploadAddressInvalid();
    return { ...address, target };
  }
}

export const tooLarge = () => fileTooLarge({ megabytes: MAX_UPLOAD_BYTES / 1024 / 1024 });

/** A workbook is a zip; any other table is text. */
const tableEndings = (content: Buffer): readonly string[] =>
  content.subarray(0, 2).toString('latin1') === 'PK' ? ['.xlsx'] : ['.csv', '.tsv', '.txt'];

/**
 * The last part of a name as it was sent, without what is not seen, and not too long; it ends as its type does, so that no program opens
 * by another one's name.
 * @param endings of its type, the usual one first
 */
export function safeFileName(given: string, endings: readonly string[]): string {
  let name = given;
  try {
    name = decodeURIComponent(given);
  } catch {
    // As it was sent.
  }
  const last = [...name.normalize('NFC')].filter(
    (character) => isPrintable(character) && !/[\n\r\t<>:"|?*]/.test(character),
  );
  const plain = (last.join('').split(/[/\\]/).at(-1) ?? '').trim().replace(/[. ]+$/, '');
  const [usual = ''] = endings;
  const own = endings.find((ending) => plain.toLowerCase().endsWith(ending));
  const stem = own ? plain.slice(0, -own.length) : plain;
  const ending = own ? plain.slice(-own.length) : usual;
  const kept = [...stem.replace(/^\.+/, '')].slice(0, MOST_NAME_CHARACTERS - ending.length);
  return `${kept.join('') || 'file'}${ending}`;
}
