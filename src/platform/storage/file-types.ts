import { fileTypeFromBuffer } from 'file-type';

export enum FileType {
  PDF = 'PDF',
  JPEG = 'JPEG',
  PNG = 'PNG',
  DOCX = 'DOCX',
}

export const MEDIA_TYPES: Readonly<Record<FileType, string>> = {
  PDF: 'application/pdf',
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** With which names of a type end; the first is the usual one. */
export const FILE_ENDINGS: Readonly<Record<FileType, readonly string[]>> = {
  PDF: ['.pdf'],
  JPEG: ['.jpg', '.jpeg'],
  PNG: ['.png'],
  DOCX: ['.docx'],
};

/** What a file is by its content, whatever it is called; null: nothing that is taken. */
export async function fileTypeOf(content: Buffer): Promise<FileType | null> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  const type = Object.values(FileType).find((known) => MEDIA_TYPES[known] === found?.mime);
  return type ?? null;
}
