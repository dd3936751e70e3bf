import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { MOST_MEGABYTES } from '../sheet-limits.js';
import { sheetNotReadable, sheetTooLarge } from '../sheets.problems.js';

const MEGABYTE = 1024 * 1024;
/** The sheet itself; 200,000 rows of twenty columns have less. */
export const MOST_INFLATED_MEGABYTES = 256;
/** Strings are kept while the sheet is read. */
export const MOST_STRINGS_MEGABYTES = 64;
/** Formats, the list of sheets and where they are. */
export const MOST_PART_MEGABYTES = 4;
const MOST_ENTRIES = 2_000;

/** The parts of a workbook by their names in the zip, inflated when asked for. */
export class XlsxPackage {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws Problem SHEET_NOT_READABLE; whatever the zip library throws of a broken one */
  static async open(content: Buffer): Promise<XlsxPackage> {
    const zip = await fromBufferPromise(content, { lazyEntries: true, autoClose: false });
    if (zip.entryCount > MOST_ENTRIES) throw sheetNotReadable();
    const entries = new Map<string, Entry>();
    // The first of a name, as Excel has it; names differ in case between what writes them.
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      if (!entries.has(name)) entries.set(name, entry);
    }
    return new XlsxPackage(zip, entries);
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /**
   * The bytes of a part, counted as they are inflated, whatever the zip says of their number.
   * @throws Problem SHEET_NOT_READABLE when there is none, SHEET_TOO_LARGE over the limit
   */
  async *read(name: string, mostMegabytes: number): AsyncGenerator<Buffer, void, undefined> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw sheetNotReadable();
    const stream = await this.zip.openReadStreamPromise(entry);
    let bytes = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > mostMegabytes * MEGABYTE) {
        throw sheetTooLarge({ megabytes: MOST_MEGABYTES, inflatedMegabytes: mostMegabytes });
      }
      yield chunk;
    }
  }
}
