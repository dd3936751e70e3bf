import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../security/actor.js';
import type { ActorSource } from '../security/actor-source.js';
import { FieldCipher } from '../security/field-cipher.js';
import type { DownloadLink } from './download.types.js';
import { downloadAddressInvalid } from './downloads.problems.js';

const VALID_MILLISECONDS = 5 * 60_000;
const PLACE = { table: 'download', rowId: '', field: 'address' };

const addressSchema = z.strictObject({
  source: z.string(),
  args: z.record(z.string(), z.string().nullable()),
  fileName: z.string(),
  accountId: z.string(),
  until: z.int(),
});

/** What a file is asked by; texts only, so that they go through an address unchanged. */
export type DownloadArguments = Readonly<Record<string, string | null>>;

export interface FileContent {
  readonly contentType: string;
  /** As a stream when it is made while it is fetched. */
  readonly content: Buffer | Readable;
  /** Whether it is a page to look at in the browser, and not to be saved. */
  readonly page?: true;
}

/** Makes the files of one sort, for whoever may read them at the moment of the download. */
export interface DownloadSource {
  readonly name: string;
  /** @throws Problem when the actor may not, or there is nothing */
  file(actor: Actor, args: DownloadArguments): Promise<FileContent>;
}

export interface DownloadFile extends FileContent {
  readonly fileName: string;
}

/**
 * Files at addresses that are good for five minutes and say nothing to who reads them. An address is sealed, so it can't be
 * altered or made by anybody else; the rights are those that its owner has when he fetches the file.
 */
@Injectable()
export class Downloads {
  private readonly sources = new Map<string, DownloadSource>();

  constructor(
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {}

  register(source: DownloadSource): void {
    this.sources.set(source.name, source);
  }

  link(actor: Actor, source: string, args: DownloadArguments, fileName: string): DownloadLink {
    const expiresAt = new Date(this.clock.now().getTime() + VALID_MILLISECONDS);
    const accountId = actor.requireAccount();
    const address = { source, args, fileName, accountId, until: expiresAt.getTime() };
    const sealed = this.cipher.seal(PLACE, JSON.stringify(addressSchema.parse(address)));
    return { path: `/downloads/${sealed}`, fileName, expiresAt };
  }

  /** @throws Problem DOWNLOAD_ADDRESS_INVALID, and what the source refuses */
  async fetch(sealed: string, actors: Pick<ActorSource, 'ofAccount'>): Promise<DownloadFile> {
    const { source: name, args, fileName, accountId, until } = this.open(sealed);
    const source = this.sources.get(name);
    if (!source || until < this.clock.now().getTime()) throw downloadAddressInvalid();
    return { fileName, ...(await source.file(await actors.ofAccount(accountId), args)) };
  }

  private open(sealed: string): z.output<typeof addressSchema> {
    let text: string;
    try {
      text = this.cipher.open(PLACE, sealed);
    } catch {
      throw downloadAddressInvalid();
    }
    return addressSchema.parse(JSON.parse(text));
  }
}
